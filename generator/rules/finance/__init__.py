"""The term's books: charges, refunds, spending, balance, agency fees."""
