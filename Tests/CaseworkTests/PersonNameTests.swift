import Testing

@testable import Casework

/// Whether whoever approves is somebody else than whoever drafted.
struct PersonNameTests {
  @Test(arguments: [
    "dora drafter", " Dora  Drafter ", "Dóra Drafter", "Drafter, Dora", "Drafter Dora",
    "Dr Dora Drafter", "Drafter, Dr Dora", "Dora Drafter (DPO)", "Dora Drafter, DPO",
    "Dora Drafter, Data Protection Officer", "D. Drafter", "D Drafter", "Dora D.", "Dora",
    "Ms D. A. Drafter", "Dora Ann Drafter", "[DPO] Dora Drafter", "dora.drafter",
    "dora.drafter@larkfield.example", "Dora-Drafter", "Dora Drafter PhD",
  ])
  func `one person under another form of the name is one person`(name: String) {
    #expect(PersonName.isSame("Dora Drafter", name))
    #expect(PersonName.isSame(name, "Dora Drafter"))
    #expect(PersonName.isSame("Dr Dora Drafter (Caldicott Guardian)", name))
  }

  @Test(arguments: [
    "Ada Approver", "Diana Drafter", "Dora Miller", "Dr Noor Demo (DPO)", "A. Drafter", "DPO",
    "Noor Demo, Data Protection Officer", "Max Drafter",
  ])
  func `somebody else is somebody else`(name: String) {
    #expect(!PersonName.isSame("Dora Drafter", name))
    #expect(!PersonName.isSame(name, "Dora Drafter"))
  }

  @Test func `an office alone is a name where nothing else is given`() {
    #expect(PersonName.isSame("DPO", "Data Protection Officer") == false)
    #expect(PersonName.isSame("DPO", "dpo"))
    #expect(PersonName.isSame("(Dora Drafter)", "Dora Drafter"))
  }
}
