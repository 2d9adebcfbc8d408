"""What a page says in schema.org's vocabulary: plain functions from plain values to nodes."""

from kp_pages.schema.content import citation, faq_page, image_object, item_list, video_object
from kp_pages.schema.graph import Graph, Node, member, ref, script_json, walk
from kp_pages.schema.medicine import drug, health_topic, medical_condition, medical_therapy
from kp_pages.schema.place import Place
from kp_pages.schema.site import (
    blog_posting,
    breadcrumb_list,
    medical_clinic,
    medical_organization,
    medical_review,
    opening_hours,
    person,
    postal_address,
    web_page,
    web_site,
)

__all__ = [
    "Graph",
    "Node",
    "Place",
    "blog_posting",
    "breadcrumb_list",
    "citation",
    "drug",
    "faq_page",
    "health_topic",
    "image_object",
    "item_list",
    "medical_clinic",
    "medical_condition",
    "medical_organization",
    "medical_review",
    "medical_therapy",
    "member",
    "opening_hours",
    "person",
    "postal_address",
    "ref",
    "script_json",
    "video_object",
    "walk",
    "web_page",
    "web_site",
]
