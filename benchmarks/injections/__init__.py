"""Whether text that gives orders is obeyed: in a report, its title, its file name, the question, an earlier answer."""
