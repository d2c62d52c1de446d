/// The words of an address that people write at length or short, as they like: two addresses are
/// compared by the short form.
package enum StreetWords {
  /// By the other form, in small letters. `St` is a street's and a saint's.
  package static let short: [String: String] = [
    "avenue": "ave", "av": "ave", "road": "rd", "street": "st", "str": "st", "saint": "st",
    "lane": "ln", "close": "cl", "drive": "dr", "court": "ct", "crescent": "cres", "place": "pl",
    "square": "sq", "gardens": "gdns", "grove": "gr", "terrace": "ter", "terr": "ter",
    "apartment": "apt", "apart": "apt", "flt": "flat", "room": "rm", "house": "hse",
    "mount": "mt", "boulevard": "blvd",
  ]
}
