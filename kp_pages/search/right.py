"""Words that are right although no page has them, so that the search takes them for no misspelling.

Who asks whether Medicare pays wants no page on medicine, and *dolor* is no door. Spanish words that
are nearly the English ones, such as *artritis*, are not here: to correct them helps.
"""

from kp_pages.search.words import tokens

_RIGHT = """
    medicare medicaid tricare humana aetna cigna anthem kaiser optum champva payer payment payments
    copay copays coinsurance deductible coverage prior authorization reimbursement superbill
    refund discount coupon voucher financing carecredit veteran veterans military
    suicide suicidal suicides overdose overdosed selfharm kill killing poison crisis hotline

    addiction addicted alcoholism alzheimer anxiety asthma autism bipolar bulimia anorexia cancer
    covid dementia depressed depression diabetic diabetes eczema endometriosis epilepsy gout
    hypertension insomnia lupus lyme mania manic mast menopause obesity panic parkinson psoriasis
    psychosis ptsd rabies rosacea scabies schizophrenia scoliosis stroke tinnitus trauma tumor ulcer
    abuse allergies birth child children dental dentist infant infertility kids kidney lungs
    pediatric pediatrics pregnancy prostate stomach teen teens teeth tooth uterus vertigo vision

    acetaminophen advil aleve ambien aspirin ativan benadryl botox cannabis celebrex codeine cocaine
    cortisone cymbalta dilaudid effexor esketamine fentanyl gabapentin heroin hydrocodone ibuprofen
    klonopin lexapro lidocaine lithium lyrica marijuana melatonin meth methadone midazolam morphine
    motrin naloxone naproxen narcan neurontin nitrous norco nucynta opium oxycodone oxycontin
    oxytocin percocet pregabalin prozac psilocybin suboxone spravato tramadol tylenol valium
    vicodin wellbutrin xanax zofran zoloft
    acupuncture chiropractor epidural hypnosis massage reiki yoga pilates cupping chakra lozenge
    lozenges nasal spray troche troches tablet tablets online mail delivery telehealth video

    career careers jobs salary hiring intern internship volunteer lawyer lawsuit malpractice

    aseguranza ayuda brazo brazos cabeza cadera cintura cita citas costo costos cuanto cuello cuesta
    donde dolencia dolor dolores duele efectos embarazada embarazo enfermera espalda estomago gratis
    hablan hombro hombros horario horarios hueso huesos ingles inyeccion jaqueca mano manos matarme
    medico medicos morir muela nervio nervios pagar pago pagos pastilla pastillas pecho pierna
    piernas precio precios receta riesgo riesgos rodilla rodillas seguro seguros sobredosis suero
    suicidio tratamiento tratamientos vientre
"""
RIGHT = frozenset(tokens(_RIGHT))
