"""Make the HTML pages: views of plain values first, then templates, then the stamp."""
