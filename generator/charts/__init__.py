"""Draw figures as SVG markup: pure string building, colours by CSS class, text as text."""
