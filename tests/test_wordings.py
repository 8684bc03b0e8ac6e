"""Every wording of cooperation has patterns that can be compiled: reading compiles them only when it meets the head."""

import re

import pytest

from entrepot.reading.statements.undertakings.modality import rules


@pytest.mark.parametrize("language", ["en", "ru"])
def test_patterns_compile(language):
    patterns = [pattern for rule in rules() if rule.language == language for pattern in (rule.before, rule.after)]
    assert any(patterns)
    for pattern in patterns:
        re.compile(pattern, re.IGNORECASE)
