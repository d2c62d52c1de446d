import Model

/// ENISA's ease of identification (version 1.0, Table 2): how easily somebody can be told from what
/// was disclosed, by every means reasonably likely to be used.
enum EaseOfIdentification: Int, CaseIterable {
  case negligible = 1
  case limited, significant, maximum

  var score: Quarters { Quarters(count: rawValue) }

  /// What a person may be identified by, and what each level takes; nil where the method has none.
  enum Means: CaseIterable {
    case fullName, number, phoneOrAddress, email, picture, code

    func takes(_ level: EaseOfIdentification) -> String? {
      switch (self, level) {
      case (.fullName, .negligible): "a full name that many people of a country have"
      case (.fullName, .limited): "a full name that few people of a country have"
      case (.fullName, .significant): "a full name that few people of a small city have"
      case (.fullName, .maximum): "a full name with a date of birth and an e-mail address"
      case (.number, .negligible): "an identity number alone"
      case (.number, .limited): nil
      case (.number, .significant):
        "an identity number that tells something, with data linked to it"
      case (.number, .maximum): "an identity number with the register it refers to"
      case (.phoneOrAddress, .negligible): "an unlisted telephone number or address in a country"
      case (.phoneOrAddress, .limited): "an unlisted telephone number or address in a small city"
      case (.phoneOrAddress, .significant): nil
      case (.phoneOrAddress, .maximum): "a telephone number or address that is listed for anybody"
      case (.email, .negligible): "an e-mail address without a name that is not the main one"
      case (.email, .limited): nil
      case (.email, .significant): "a main e-mail address that can be searched for"
      case (.email, .maximum): "a main e-mail address that shows the name"
      case (.picture, .negligible): "a picture or voice that is not clear"
      case (.picture, .limited): "a picture or voice that is not clear, with its context"
      case (.picture, .significant): "a clear picture or voice with nothing linked to it"
      case (.picture, .maximum): "a clear picture or voice with anything linked to it"
      case (.code, .negligible): "an alias or initials that lead to nobody"
      case (.code, .limited): nil
      case (.code, .significant):
        "an alias or initials that tell something, with data linked to them"
      case (.code, .maximum): "an alias or initials that lead to the full name"
      }
    }
  }
}
