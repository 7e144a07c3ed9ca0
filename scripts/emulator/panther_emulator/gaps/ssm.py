"""moto's list of documents lacks when they were made, which AWS's has."""

from typing import Any

from moto.ssm.models import Document


def install() -> None:
    listed = Document.list_describe

    def list_describe(self: Document, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {**listed(self, *args, **kwargs), "CreatedDate": self.created_date}

    Document.list_describe = list_describe
