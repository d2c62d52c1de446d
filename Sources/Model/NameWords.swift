/// The words that people write about a name and that are no part of it: two names are compared
/// without them, and one of the first says that a name follows. In small letters, without full stops.
package enum NameWords {
  package static let titles: Set<String> = [
    "mr", "mrs", "ms", "miss", "mx", "master", "madam", "dr", "prof", "professor", "sir", "dame",
    "lord", "lady", "rev",
  ]

  /// Of whoever signs: what they are here, and what stands behind a name.
  package static let offices: Set<String> = [
    "dpo", "data", "protection", "officer", "caldicott", "guardian", "clinical", "medical", "lead",
    "head", "manager", "director", "deputy", "interim", "safeguarding", "privacy", "compliance",
    "practice", "of", "the", "and", "for", "md", "phd", "obe", "mbe", "cbe", "gp", "rn", "esq",
    "jr",
    "sr",
  ]
}
