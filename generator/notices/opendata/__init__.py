"""The views of pages in; the same facts as typed values out, for programs: every field says in Chinese what it is.

A field's description stands in its annotation, so that the JSON Schemas, the heads of the tables and the data package come from here alone.
Nothing is taken from a filing but what its pages show: `None` and empty lists stand for what they do not.
"""
