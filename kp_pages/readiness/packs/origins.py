"""Where the rules come from, each with the day on which it was last looked up."""

from kp_pages.readiness.rule import Origin

LOOKED_UP = "2026-11-23"

FTC_HEALTH = Origin(
    "FTC, Health Products Compliance Guidance (2022)",
    "https://www.ftc.gov/business-guidance/resources/health-products-compliance-guidance",
    LOOKED_UP,
)
FTC_ENDORSEMENTS = Origin(
    "FTC, Endorsement Guides, 16 CFR 255 (2023)",
    "https://www.ecfr.gov/current/title-16/part-255",
    LOOKED_UP,
)
FTC_ACT = Origin(
    "FTC Act, sections 5 and 12, 15 U.S.C. 45 and 52",
    "https://www.law.cornell.edu/uscode/text/15/45",
    LOOKED_UP,
)
FDA_ADVERTISING = Origin(
    "21 CFR 202.1, prescription drug advertisements",
    "https://www.ecfr.gov/current/title-21/section-202.1",
    LOOKED_UP,
)
FDA_COMPOUNDED = Origin(
    "FDA, warning on compounded ketamine (October 10, 2023)",
    "https://www.fda.gov/drugs/human-drug-compounding/fda-warns-patients-and-health-care-"
    "providers-about-potential-risks-associated-compounded-ketamine",
    LOOKED_UP,
)
FDA_STOPPING = Origin(
    "FDA, harm reported from sudden discontinuation of opioid pain medicines (April 9, 2019)",
    "https://www.fda.gov/drugs/drug-safety-and-availability/fda-identifies-harm-reported-sudden-"
    "discontinuation-opioid-pain-medicines-and-requires-label-changes",
    LOOKED_UP,
)
FDA_OFF_LABEL = Origin(
    "FDA, Understanding unapproved use of approved drugs “off label”",
    "https://www.fda.gov/patients/learn-about-expanded-access-and-other-treatment-options/"
    "understanding-unapproved-use-approved-drugs-label",
    LOOKED_UP,
)
KETALAR = Origin(
    "Ketalar, prescribing information (revised October 2024)",
    "https://dailymed.nlm.nih.gov/dailymed/drugInfo.cfm?setid=46dab560-8ecd-4d92-8c92-6baa2310b09b",
    LOOKED_UP,
)
SCHEDULES = Origin(
    "21 CFR 1308.13, drugs of Schedule III",
    "https://www.ecfr.gov/current/title-21/section-1308.13",
    LOOKED_UP,
)
GUIDELINE = Origin(
    "Cohen 2018, guideline of ASRA, AAPM and ASA on ketamine for chronic pain",
    "https://doi.org/10.1097/AAP.0000000000000808",
    LOOKED_UP,
)
CRANE = Origin(
    "Crane 2023, false or misleading claims in ketamine advertising",
    "https://doi.org/10.1001/jamanetworkopen.2023.42210",
    LOOKED_UP,
)
AMA_ADVERTISING = Origin(
    "AMA Code of Medical Ethics, opinion 9.6.1, Advertising and publicity",
    "https://code-medical-ethics.ama-assn.org/ethics-opinions/advertising-publicity",
    LOOKED_UP,
)
GRADE = Origin(
    "GRADE handbook, quality of evidence",
    "https://gdt.gradepro.org/app/handbook/handbook.html",
    LOOKED_UP,
)
DISCERN = Origin(
    "DISCERN, 16 questions about information on treatment choices",
    "https://www.discern.org.uk/discern_instrument.php",
    LOOKED_UP,
)
JAMA = Origin(
    "Silberg 1997, the JAMA benchmarks: authorship, attribution, disclosure, currency",
    "https://doi.org/10.1001/jama.1997.03540390074039",
    LOOKED_UP,
)
NHS_STANDARD = Origin(
    "NHS, Standard for creating health content (2024)",
    "https://service-manual.nhs.uk/content/standard-for-creating-health-content",
    LOOKED_UP,
)
NHS_WRITING = Origin(
    "NHS service manual, How we write",
    "https://service-manual.nhs.uk/content/how-we-write",
    LOOKED_UP,
)
NHS_LITERACY = Origin(
    "NHS service manual, Health literacy",
    "https://service-manual.nhs.uk/content/health-literacy",
    LOOKED_UP,
)
NHS_NUMBERS = Origin(
    "NHS service manual, Numbers",
    "https://service-manual.nhs.uk/content/numbers-measurements-dates-time",
    LOOKED_UP,
)
NHS_INCLUSIVE = Origin(
    "NHS service manual, Inclusive content",
    "https://service-manual.nhs.uk/content/inclusive-content",
    LOOKED_UP,
)
WCAG = Origin("WCAG 2.2", "https://www.w3.org/TR/WCAG22/", LOOKED_UP)
GOOGLE_TITLES = Origin(
    "Google Search Central, title links and snippets",
    "https://developers.google.com/search/docs/appearance/title-link",
    LOOKED_UP,
)
#: Not somebody's law or advice, but what our own blocks ask for.
HOUSE = Origin("KP Pages, what its blocks ask for", "", LOOKED_UP)
