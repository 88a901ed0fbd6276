"""How large a file may be. Each limit stops a file that would cost the checker more than any honest filing does."""

MAX_BYTES = 64 * 1024
MAX_DEPTH = 12
MAX_NODES = 5_000
MAX_KEYS = 64
MAX_ROWS = 200
MAX_SCALAR = 4_000
MAX_KEY = 40
MAX_LINE = 2_000
