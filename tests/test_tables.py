"""The data package, validated and read back by frictionless, the standard reader of CSV and the published schemas."""

import csv
import json
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from referencing import Registry, Resource

from printed import SHELLS, Printed
from sourceline.chain import sources_of
from sourceline.printing import print_edition
from sourceline.settings import Settings
from sourceline.tables.claims import TABLES

frictionless = pytest.importorskip("frictionless")


@pytest.fixture(scope="module")
def folder(printed: Printed, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data as it stands on the site."""
    folder = tmp_path_factory.mktemp("data")
    for address in printed.report.pages:
        if address.startswith("data/") and address.count("/") == 1:
            (folder / address.removeprefix("data/")).write_bytes(printed.read(address))
    return folder


def rows(folder: Path, table: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO((folder / f"{table}.csv").read_text("utf-8"), newline="")))


def published(printed: Printed) -> list[str]:
    return [id for id in printed.ids if printed.entry(id).status == "published"]


def test_the_package_is_valid_and_leaves_no_file_out(folder: Path) -> None:
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["type", "message"])
    told = json.loads((folder / "datapackage.json").read_text("utf-8"))
    described = {one["path"] for one in told["resources"]}
    assert described == {file.name for file in folder.iterdir() if file.suffix in (".csv", ".jsonl")}
    assert all(one["licenses"][0]["name"] == "CC-BY-4.0" for one in told["resources"])
    assert all(field["description"] for one in told["resources"] for field in one.get("schema", {}).get("fields", ()))


def test_every_claim_and_figure_comes_out(printed: Printed, folder: Path) -> None:
    claims = {(one["entry"], one["claim"]): one for one in rows(folder, "claims")}
    figures = {(one["entry"], one["figure"]): one for one in rows(folder, "figures")}
    counts = dict.fromkeys((table.name for table in TABLES), 0)
    for id in published(printed):
        entry = printed.entry(id)
        for claim in entry.claims:
            row = claims[id, claim.id]
            assert (row["text"], row["kind"], row["modality"]) == (claim.text, claim.kind, claim.modality)
            assert row["condition"] == (claim.condition or "")
            assert row["due"] == (claim.due.text if claim.due else "")
            assert row["hops"] == str(len(claim.chain))
            last = max(claim.assessments, key=lambda one: one.date.earliest, default=None)
            assert row["verdict"] == (last.verdict if last else "")
            assert row["address"] == f"https://example.org/edition/entries/{id}/#{claim.id}"
            counts["appearances"] += len(sources_of(claim))
            counts["hops"] += len(claim.chain)
            for one in claim.figures:
                found = figures[id, one.id]
                assert (found["raw"], found["of"], found["unit"]) == (one.raw, one.of, one.unit or "")
                values = [found[name] for name in ("value", "min", "max")]
                assert [Decimal(one) if one else None for one in values] == [one.value, one.min, one.max]
                counts["variants"] += len(one.variants)
                counts["figures"] += 1
            counts["claims"] += 1
    assert counts == {table.name: len(rows(folder, table.name)) for table in TABLES}


def test_every_hop_and_variant_comes_out(printed: Printed, folder: Path) -> None:
    hops = {(one["entry"], one["claim"], one["hop"]): one for one in rows(folder, "hops")}
    variants = {(one["entry"], one["figure"], one["variant"]): one for one in rows(folder, "variants")}
    for id in published(printed):
        for claim in printed.entry(id).claims:
            for at, hop in enumerate(claim.chain, 1):
                row = hops[id, claim.id, str(at)]
                assert row["who_name"] == printed.name(hop.who)
                assert row["descriptor"] == (hop.descriptor.text if hop.descriptor else "")
                assert row["verb"] == (hop.verb.original if hop.verb else "")
                given = [hop.basis, hop.mode, hop.medium, hop.source, hop.segment, hop.lost, hop.date.text if hop.date else None]
                told = [row[name] for name in ("basis", "mode", "medium", "source", "segment", "lost", "date")]
                assert told == [one or "" for one in given]
            for figure in claim.figures:
                for at, one in enumerate(figure.variants, 1):
                    row = variants[id, figure.id, str(at)]
                    assert (row["source"], row["raw"], row["note"]) == (one.source, one.raw, one.note or "")
                    assert row["change"].split() == list(one.change)


def test_lines_are_the_offprints_without_their_html(printed: Printed, folder: Path) -> None:
    lines = [json.loads(line) for file in folder.glob("*.jsonl") for line in file.read_text("utf-8").split("\n") if line]
    shapes = {name: json.loads((folder / name).read_text("utf-8")) for name in ("entry.schema.json", "published.schema.json")}
    registry: Registry[Any] = Registry().with_resources((name, Resource.from_contents(shape)) for name, shape in shapes.items())
    shape = jsonschema.Draft202012Validator(shapes["published.schema.json"], registry=registry)
    wanted = [id for id in printed.ids if printed.entry(id).status in ("published", "withdrawn")]
    assert sorted(line["id"] for line in lines) == wanted
    for line in lines:
        whole = json.loads(printed.read(f"entries/{line['id']}/index.json"))
        shape.validate(whole)
        assert line == {key: part for key, part in whole.items() if key != "html"}


def test_one_changed_entry_writes_its_own_year_alone(printed: Printed, tmp_path: Path) -> None:
    import shutil

    shutil.copytree(printed.entries, tmp_path / "entries")
    small = Settings(tmp_path / "entries", tmp_path / "cache", printed.settings.imprint, jobs=1)
    print_edition(small, SHELLS)
    file = small.entries / "2023/sowing.yml"  # the only one published in 2023
    file.write_text(file.read_text("utf-8") + "# A remark.\n", "utf-8")
    again = {address for address in print_edition(small, SHELLS).printed if address.startswith("data/")}
    names = {f"{table.name}.csv" for table in TABLES}
    wanted = {"data/entries-2023.jsonl"} | {f"data/{name}" for name in names} | {f"data/years/2023/{name}" for name in names}
    assert again == wanted
    assert not print_edition(small, SHELLS).printed
