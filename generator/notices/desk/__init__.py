"""States in; the bureau's desk out: where every filing stands, who is late, how long offices take, how figures spread, what stops filings.

Of a filing that is not public only its way through the offices is told: the days of steps, never its own words or the days it plans.
"""
