// What VERIS asks and the form does not: each answer one of the words of its schema, version 1.4.1,
// spelt as there.
extension Facts {
  static let verisKeys: [Key] =
    [
      Key(
        "veris.industry", .text,
        "Which industry are you in, by its NAICS code? 621111 is the offices of physicians.",
        use: "VERIS", allowed: .digits(2...6))
    ]
    + veris.map { member, question, choices in
      Key("veris.\(member)", .choice, question, use: "VERIS", choices: choices)
    }

  private static let veris: [(member: String, question: String, choices: [String])] = [
    (
      "employees", "How many staff has the organisation, in VERIS' words?",
      [
        "Small", "1 to 10", "11 to 100", "101 to 1000", "Large", "1001 to 10000",
        "10001 to 25000", "25001 to 50000", "50001 to 100000", "Over 100000", "Unknown",
      ]
    ),
    (
      "government", "Is it part of government, and at which level?",
      [
        "Federal", "Regional", "Local", "Unknown", "Other", "NA",
      ]
    ),
    (
      "actor", "Who made the mistake, by role and never by name?",
      [
        "Auditor", "Call center", "Cashier", "Developer", "End-user", "Executive", "Finance",
        "Guard", "Helpdesk", "Human resources", "Maintenance", "Manager", "System admin",
        "Doctor or nurse", "Other", "Unknown",
      ]
    ),
    (
      "error", "What kind of mistake was it?",
      [
        "Capacity shortage", "Classification error", "Data entry error", "Disposal error",
        "Gaffe", "Loss", "Maintenance error", "Malfunction", "Misconfiguration", "Misdelivery",
        "Misinformation", "Physical accidents", "Programming error", "Publishing error", "Other",
        "Unknown",
      ]
    ),
    (
      "error_vector", "What let the mistake happen?",
      [
        "Carelessness", "Inadequate personnel", "Inadequate processes", "Inadequate technology",
        "Other", "Random error", "Web application", "Unknown",
      ]
    ),
    (
      "cloud", "Where is the system hosted?",
      [
        "On-Premise Asset(s)", "External Cloud Asset(s)", "Other", "Unknown", "NA",
      ]
    ),
    (
      "discovery", "Who noticed, and how?",
      [
        "external: Actor disclosure", "external: Audit", "external: Customer",
        "external: Emergency response team", "external: Found documents",
        "external: Fraud detection", "external: Incident response", "external: Law enforcement",
        "external: Security researcher", "external: Suspicious traffic",
        "external: Unrelated 3rd party", "external: Other", "external: Unknown",
        "internal: Antivirus", "internal: Break in discovered", "internal: Data loss prevention",
        "internal: Financial audit", "internal: Fraud detection", "internal: Hids",
        "internal: Incident response", "internal: Infrastructure monitoring",
        "internal: It review", "internal: Log review", "internal: Nids", "internal: Offboarding",
        "internal: Reported by employee", "internal: Security alarm", "internal: Other",
        "internal: Unknown", "partner: Antivirus", "partner: Audit", "partner: Incident response",
        "partner: Monitoring service", "partner: Other", "partner: Unknown",
      ]
    ),
  ]
}
