"""Carry one file of the site from the stage that made it to the one that writes it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Artifact:
    """A finished file: `path` relative to the site root (always ``/``), `content` its bytes."""

    path: str
    content: bytes
