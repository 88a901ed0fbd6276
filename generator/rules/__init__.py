"""The rules: one file each under an area, found by walking this package. A rule takes a filing, a school or the city
and yields hits; it knows no file, line or language, reads no clock, disk or network."""

from generator.rules.framework import Modal, Rule, Scope, all_rules, rule

__all__ = ["Modal", "Rule", "Scope", "all_rules", "rule"]
