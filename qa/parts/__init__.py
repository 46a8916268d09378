"""Parts that every work report has, as answers: lists, fields of work, set pieces, headings, delivery."""
