"""All answers of a case on one page, as they print, with what was found at each."""
