/// One column of the breach register, in this breach's row.
struct RegisterColumn: Hashable {
  /// Stable: scripts and an organisation's own register go by it.
  let name: String
  let value: RegisterValue
  /// Proposed by Candour: a person has to confirm it.
  let needsConfirmation: Bool

  init(_ name: String, _ value: RegisterValue, confirm needsConfirmation: Bool = false) {
    self.name = name
    self.value = value
    self.needsConfirmation = needsConfirmation
  }
}
