"""Turn validated data packages on cross-region IP enforcement into a bilingual static site."""
