"""Valid values of fields: each number gives another, as far as the field has that many."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from entities import Field

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
STEP = Decimal("0.0001")


def text(number: int, shortest: int, longest: int) -> str:
    """Write a number in base 36 with as many digits as are asked for."""
    digits = ""
    while number:
        number, digit = divmod(number, len(DIGITS))
        digits = DIGITS[digit] + digits
    return digits.rjust(max(shortest, 1), "0")[-longest:]


def bounds(field: Field) -> tuple[Decimal, Decimal]:
    """Find the least and the greatest value to use."""
    if field.min is None and field.max is not None:
        return min(Decimal(0), Decimal(str(field.max)) - 1000), Decimal(str(field.max))
    least = Decimal(str(field.min or 0))
    return least, Decimal(str(field.max)) if field.max is not None else least + 1000


def number_of(field: Field, number: int) -> Decimal:
    """Count from the least value to the greatest and round again."""
    least, greatest = bounds(field)
    step = STEP if field.type == "decimal" else Decimal(1)
    return least + step * (number % (int((greatest - least) / step) + 1))


def value_of(field: Field, number: int) -> Any:
    """Make a value in the form in which the service gives it back."""
    match field.type:
        case "string" | "text":
            return text(number, int(field.min or 0), field.max_length)
        case "integer":
            return int(number_of(field, number))
        case "decimal":
            return f"{number_of(field, number):.4f}"
        case "boolean":
            return number % 2 == 0
        case "date":
            return (date(2026, 1, 1) + timedelta(days=number)).isoformat()
        case "datetime":
            instant = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=number)
            return instant.isoformat().replace("+00:00", "Z")
        case "uuid":
            return f"00000000-0000-4000-8000-{number:012x}"
        case "enum":
            return field.values[number % len(field.values)]
        case "email":
            return f"{text(number, 1, 60)}@b.io"
        case "url":
            return f"http://b.io/{text(number, 1, 60)}"
        case "json":
            return {"number": number, "list": [None, True, 1.5, "text"]}
    message = f"{field.type} has no values of its own"
    raise ValueError(message)


def invalid_values(field: Field) -> list[Any]:
    """List values that must be refused."""
    match field.type:
        case "string" | "text":
            short = ["x" * (int(field.min) - 1)] if field.min else []
            return ["\0", "x" * (field.max_length + 1), 5, *short]
        case "integer":
            least = -(2**53) if field.min is None else int(field.min) - 1
            greatest = 2**53 if field.max is None else int(field.max) + 1
            return [least, greatest, "many", 1.5]
        case "decimal":
            below = [] if field.min is None else [str(Decimal(str(field.min)) - 1)]
            above = [] if field.max is None else [str(Decimal(str(field.max)) + 1)]
            return ["0.00001", "NaN", "much", *below, *above]
        case "boolean":
            return ["perhaps"]
        case "date":
            return ["2026-02-30"]
        case "datetime":
            return ["2026-01-31T12:00:00"]
        case "uuid" | "reference":
            return ["no-key"]
        case "enum":
            return ["none of them"]
        case "email":
            return ["nobody"]
        case "url":
            return ["ftp://example.com"]
        case "json":
            return ["text", [1]]
    return []
