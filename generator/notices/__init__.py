"""The city and the report in; what a reader sees on each page out, ready to print, without markup."""
