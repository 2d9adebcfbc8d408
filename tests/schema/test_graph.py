"""A graph says whole things only, whatever it is given."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kp_pages.schema.graph import NEEDED, Graph, member, ref, walk

PAGE, FAQ, QUESTION, PERSON = (f"https://clinic.example/#{name}" for name in "pfqx")


def page(**says):
    return {"@type": "MedicalWebPage", "@id": PAGE, "name": "CRPS", **says}


def test_what_is_said_of_one_thing_in_two_places_becomes_one_node():
    nodes = Graph(
        [
            page(hasPart=[ref(FAQ)], description=""),
            page(hasPart=[ref(FAQ), ref(QUESTION)], description="Pain.", name="Another"),
            {"@type": "FAQPage", "@id": FAQ, "mainEntity": [ref(QUESTION)]},
            {
                "@type": "Question",
                "@id": QUESTION,
                "name": "Why?",
                "acceptedAnswer": {"@type": "Answer", "text": "So."},
            },
        ]
    ).nodes()

    assert nodes[0] == page(hasPart=[ref(FAQ), ref(QUESTION)], description="Pain.")


@pytest.mark.parametrize("kind", NEEDED)
def test_a_node_that_lacks_what_it_needs_goes_with_every_reference_to_it(kind):
    half = {"@type": kind, "@id": FAQ, "description": "Half said."}
    nodes = Graph([page(hasPart=[ref(FAQ)], author=ref(FAQ), about=half), half]).nodes()

    assert nodes == [page()]


def test_what_leans_on_a_node_that_goes_is_gone_too():
    question = {"@type": "Question", "@id": QUESTION, "name": "Why?", "acceptedAnswer": {}}
    faq = {"@type": "FAQPage", "@id": FAQ, "mainEntity": [ref(QUESTION)]}

    assert Graph([page(hasPart=[ref(FAQ)]), faq, question]).nodes() == [page()]


def test_nothing_empty_is_said():
    empty = {"author": None, "about": [], "image": {}, "citation": [None, ""], "text": ""}

    assert Graph([page(**empty)]).nodes() == [page()]


def test_zero_and_no_are_something():
    assert Graph([page(position=0, isFamilyFriendly=False)]).nodes() == [
        page(position=0, isFamilyFriendly=False)
    ]


def test_a_graph_without_nodes_is_no_document():
    assert Graph([{"@type": "Person", "@id": PERSON}]).document() == {}


def test_a_member_of_an_enumeration_is_named_by_its_whole_address():
    assert member("Neurologic") == "https://schema.org/Neurologic"
    assert member("") == ""


ids = st.sampled_from([PAGE, FAQ, QUESTION, PERSON])
values = st.recursive(
    st.one_of(st.none(), st.text(max_size=3), st.integers(), st.booleans(), ids.map(ref)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from(["name", "text", "mainEntity"]), inner, max_size=2),
    ),
    max_leaves=6,
)
said = st.dictionaries(st.sampled_from(["name", "mainEntity", "acceptedAnswer"]), values)
nodes_of_a_kind = st.tuples(st.sampled_from([*NEEDED, "Thing"]), ids, said).map(
    lambda one: {"@type": one[0], "@id": one[1], **one[2]}
)


@given(st.lists(nodes_of_a_kind, max_size=8))
@example([page(name=None), page(name=[0, 0])])
def test_whatever_it_is_given_nothing_is_half_said(given_nodes):
    nodes = Graph(given_nodes).nodes()

    known = {node["@id"] for node in nodes}
    assert len(known) == len(nodes)
    for node in walk(nodes):
        assert node.keys() - {"@type", "@id"} or node["@id"] in known
        assert all(name in node for name in NEEDED.get(node.get("@type"), ()))
        assert not any(value in (None, "", [], {}) for value in node.values())
    assert Graph(nodes).nodes() == nodes
