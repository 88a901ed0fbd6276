"""Facts in, sentences out: the only place where findings become Chinese or English."""
