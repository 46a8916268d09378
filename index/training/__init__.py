"""How the numbers that ship with the index were made, runnable; reads data that the project itself does not hold."""
