"""What people are called who lose time: never “boxes” or “reports”, which lose none."""

PEOPLE = (
    r"people|persons?|ppl|colleagues|employees|users?|staff|folks|of us|workers|ftes?|"
    r"team members|leute|personen|mitarbeiter|mitarbeitende|kollegen|kolleginnen|"
    r"nutzer|menschen"
)
ENGLISH = (
    "accountant", "admin", "administrator", "adviser", "advisor", "agent",
    "analyst", "apprentice", "architect", "assembler", "assistant", "associate",
    "auditor", "baker", "bookkeeper", "buyer", "carer", "caretaker", "cashier",
    "chef", "cleaner", "clerk", "coach", "consultant", "controller", "cook",
    "coordinator", "courier", "designer", "developer", "director", "dispatcher",
    "doctor", "driver", "electrician", "employee", "engineer", "expert", "fitter",
    "foreman", "guard", "instructor", "intern", "inspector", "installer", "lawyer",
    "leader", "lecturer", "librarian", "manager", "marketer", "mechanic", "member",
    "midwife", "nurse", "officer", "operator", "optician", "packer", "painter",
    "partner", "pharmacist", "physician", "picker", "planner", "plumber", "porter",
    "programmer", "receptionist", "recruiter", "rep", "representative",
    "researcher", "scientist", "secretary", "seller", "specialist", "student",
    "supervisor", "surgeon", "teacher", "technician", "teller", "tester",
    "therapist", "trainee", "trainer", "translator", "vet", "volunteer", "waiter",
    "warden", "welder", "worker", "writer",
)  # fmt: skip
IRREGULAR = (
    r"(?:sales|business|trades|office|crafts)?(?:people|men|women)|secretaries|foremen|"
    r"midwives|(?:team|shift) leads|sales ?folk"
)
GERMAN = (
    r"\w*(?:fahrer|pfleger|planer|leiter|techniker|berater|betreuer|arbeiter|händler|"
    r"verkäufer|käufer|entwickler|monteure?|ingenieure?|assistenten|kräfte|"
    r"kaufleute|lehrer|ärzte|buchhalter|mechaniker|einkäufer|kassierer|"
    r"schwestern|azubis|bearbeiter|führer|lageristen|angestellten?|beamten?|"
    r"kund(?:en)?berater|disponenten|referenten|sekretär|(?:projekt|produkt)manager)(?:innen|\*innen|:innen)?"
)
WHICH = (
    r"(?:sales|project|product|account|truck|lorry|bus|van|taxi|delivery|forklift|crane|"
    r"field|service|support|help ?desk|call[- ]cent(?:er|re)|office|shop|store|retail|"
    r"warehouse|plant|factory|line|shift|team|group|department|branch|area|regional|"
    r"key|senior|junior|new|night|day|back[- ]office|front[- ]office|finance|payroll|"
    r"hr|it|tax|legal|purchasing|marketing|data|software|machine|production|quality|"
    r"process|safety|maintenance|hotel|bank|ward|lab|medical|dental|school|"
    r"social|care|construction|site|personal|executive|management|external|internal|"
    r"part-time|full-time|different|other)"
)
MANY = rf"(?:{WHICH} ){{0,2}}(?:{PEOPLE}|(?:{'|'.join(ENGLISH)})s|{IRREGULAR}|{GERMAN})"
ONE = rf"(?:{WHICH} ){{0,2}}(?:{'|'.join(ENGLISH)})"
