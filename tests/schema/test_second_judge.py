"""A second judge, independent of ours: schema.org as TypeScript types, and the compiler."""

import json

import pytest

from tests.schema.test_pages import graph_of
from tests.support.judges import MODULES, need, said

pytestmark = [pytest.mark.django_db, pytest.mark.once]

OPTIONS = [
    *("--strict", "--noEmit", "--skipLibCheck", "--pretty", "false"),
    *("--module", "esnext", "--moduleResolution", "bundler"),
]


@pytest.fixture
def compiles(tmp_path):
    """``compiles(document)``: what the compiler says of a graph; nothing if all is well."""
    compiler = need("node", "typescript/bin/tsc")
    (tmp_path / "node_modules").symlink_to(MODULES)

    def compiles(document):
        code = 'import type { Graph } from "schema-dts";\nexport const g: Graph = '
        (tmp_path / "graph.ts").write_text(f"{code}{json.dumps(document, indent=1)};\n")
        return said("node", compiler, *OPTIONS, "graph.ts", at=tmp_path)

    return compiles


def test_the_graph_of_a_page_passes(client, page, compiles):
    document = graph_of(client.get(page.url).content.decode())

    assert compiles(document) == ""


PLANTED = {
    "a property of another type": {"openingHours": "Mo"},
    "an unknown type": {"@type": "MedicalIllness"},
    "text where an object is needed": {"possibleTreatment": "ketamine"},
    "a specialty that does not exist": {"relevantSpecialty": "https://schema.org/PainMedicine"},
}


@pytest.mark.parametrize("name", PLANTED)
def test_it_finds_a_planted_error(compiles, name):
    node = {"@type": "MedicalCondition", "@id": "https://clinic.example/#c", "name": "CRPS"}
    document = {"@context": "https://schema.org", "@graph": [{**node, **PLANTED[name]}]}

    assert "error TS" in compiles(document)


def test_it_passes_what_has_no_error(compiles):
    node = {"@type": "MedicalCondition", "@id": "https://clinic.example/#c", "name": "CRPS"}

    assert compiles({"@context": "https://schema.org", "@graph": [node]}) == ""
