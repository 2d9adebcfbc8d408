"""Conditions, treatments and the parts of a medical page."""

from __future__ import annotations

from collections.abc import Iterable

from kp_pages.schema.graph import Node, member, ref
from kp_pages.schema.place import Place


def medical_condition(
    place: Place,
    name: str = "",
    *,
    description: str = "",
    alternate_names: Iterable[str] = (),
    codes: Iterable[tuple[str, str]] = (),
    symptoms: Iterable[str] = (),
    causes: Iterable[str] = (),
    risk_factors: Iterable[str] = (),
    is_treated: bool = False,
) -> Node:
    """The condition of this page; each caller says the part that it knows.

    ``codes`` are pairs of system and code. ``is_treated`` claims to machines that the treatment
    helps: it is said only where the page's own evidence says so.
    """
    return {
        "@type": "MedicalCondition",
        "@id": place.condition,
        "name": name,
        "description": description,
        "alternateName": list(alternate_names),
        "code": [medical_code(system, value) for system, value in codes],
        "signOrSymptom": [{"@type": "MedicalSymptom", "name": text} for text in symptoms],
        "cause": [{"@type": "MedicalCause", "name": text} for text in causes],
        "riskFactor": [{"@type": "MedicalRiskFactor", "name": text} for text in risk_factors],
        "possibleTreatment": ref(place.treatment) if is_treated and place.treatment else None,
    }


def medical_code(system: str, value: str) -> Node:
    """A code such as ICD-10-CM G90.5."""
    return {"@type": "MedicalCode", "codeValue": value, "codingSystem": system}


def medical_therapy(
    place: Place,
    name: str,
    *,
    description: str = "",
    legal_status: str = "",
    adverse_outcomes: Iterable[str] = (),
    serious_adverse_outcomes: Iterable[str] = (),
    contraindications: Iterable[str] = (),
    drug_name: str = "",
) -> Node:
    """The treatment that this page shows, as far as one of its blocks shows it."""
    return {
        "@type": "MedicalTherapy",
        "@id": place.treatment,
        "name": name,
        "description": description,
        "legalStatus": legal_status,
        "adverseOutcome": [_entity(text) for text in adverse_outcomes],
        "seriousAdverseOutcome": [_entity(text) for text in serious_adverse_outcomes],
        "contraindication": list(contraindications),
        "drug": ref(f"{place.treatment}-drug") if drug_name else None,
    }


def drug(
    place: Place, name: str, *, legal_status: str = "", rxcui: str = "", warning: str = ""
) -> Node:
    """The medicine of the treatment."""
    return {
        "@type": "Drug",
        "@id": f"{place.treatment}-drug",
        "name": name,
        "nonProprietaryName": name,
        "rxcui": rxcui,
        "legalStatus": legal_status,
        "warning": warning,
        "prescriptionStatus": member("PrescriptionOnly"),
    }


def _entity(name: str) -> Node:
    return {"@type": "MedicalEntity", "name": name}


def health_topic(place: Place, heading: str, anchor: str, aspect: str) -> list[Node]:
    """A part of the page that is about one aspect of health, and the page that has it."""
    part = {
        "@type": "HealthTopicContent",
        "@id": place.part(anchor),
        "name": heading,
        "url": place.at(anchor),
        "hasHealthAspect": member(f"{aspect}HealthAspect"),
    }
    return [{"@id": place.page, "hasPart": [ref(place.part(anchor))]}, part]
