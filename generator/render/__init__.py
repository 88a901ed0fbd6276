"""Views in; HTML bodies and other files of the site out. The only place that knows Jinja2."""
