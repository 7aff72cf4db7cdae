"""YAML for people: every value is a text, as it stands in the file."""

from typing import Any

import yaml
from yaml.constructor import ConstructorError
from yaml.nodes import MappingNode, Node

NULL = "tag:yaml.org,2002:null"


class TextLoader(yaml.SafeLoader):
    """A SafeLoader without YAML 1.1's guesses: there 2026-03-17 is a date object, 12:30 is 750 and no is False.

    What should be a number is made one by the field that it stands for.  Aliases are refused: a few lines of them can
    ask for more memory than there is.  So is a name that is given twice, of which YAML keeps the last in silence.
    """

    yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in resolvers if tag == NULL]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }

    def compose_node(self, parent: Node | None, index: Any) -> Node | None:
        """Refuse an alias."""
        if self.check_event(yaml.AliasEvent):
            raise ConstructorError(None, None, "alias", self.get_mark())
        return super().compose_node(parent, index)

    def construct_mapping(self, node: MappingNode, deep: bool = False) -> dict[Any, Any]:
        """Refuse a name that is given twice."""
        seen = set()
        for key, _value in node.value:
            if key.value.__hash__ is not None and key.value in seen:
                raise ConstructorError(None, None, "twice", key.start_mark)
            seen.add(key.value if isinstance(key.value, str) else id(key))
        return super().construct_mapping(node, deep)
