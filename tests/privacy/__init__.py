"""Personal data are found wherever they stand, and taken out whole."""
