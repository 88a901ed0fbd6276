"""School Notices (校内课后服务公示): schools' YAML in, verdicts and a public site out."""

__version__ = "0.1.0"
