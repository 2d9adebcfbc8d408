"""The crawlers of AI services that a clinic can refuse, each by a switch of its own."""

from __future__ import annotations

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _


class AICrawler(models.TextChoices):
    """By the name that the service looks for in ``robots.txt``."""

    GPTBOT = "GPTBot", _("OpenAI, for training (GPTBot)")
    OAI_SEARCHBOT = "OAI-SearchBot", _("OpenAI, for search in ChatGPT (OAI-SearchBot)")
    CHATGPT_USER = "ChatGPT-User", _("OpenAI, when a person asks (ChatGPT-User)")
    CLAUDEBOT = "ClaudeBot", _("Anthropic, for training (ClaudeBot)")
    CLAUDE_SEARCHBOT = "Claude-SearchBot", _("Anthropic, for search in Claude (Claude-SearchBot)")
    CLAUDE_USER = "Claude-User", _("Anthropic, when a person asks (Claude-User)")
    GOOGLE_EXTENDED = "Google-Extended", _("Google, for training Gemini (Google-Extended)")
    APPLEBOT_EXTENDED = "Applebot-Extended", _("Apple, for training (Applebot-Extended)")
    PERPLEXITYBOT = "PerplexityBot", _("Perplexity, for answers (PerplexityBot)")
    META = "meta-externalagent", _("Meta, for training (meta-externalagent)")
    AMAZONBOT = "Amazonbot", _("Amazon, for answers and training (Amazonbot)")
    BYTESPIDER = "Bytespider", _("ByteDance, for training (Bytespider)")
    CCBOT = "CCBot", _("Common Crawl, a public archive that many train on (CCBot)")


validate_google_code = RegexValidator(
    r"\A[A-Za-z0-9_-]{40,68}=?\Z",
    _("Enter the code alone: the letters and digits between the quotation marks after “content”."),
)
validate_bing_code = RegexValidator(
    r"\A[0-9A-Fa-f]{32}\Z",
    _("Enter the code alone: the 32 letters and digits after “content”."),
)
