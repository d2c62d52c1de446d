/// The patients' names and addresses: clearly invented, from streets that do not exist and numbers
/// that Ofcom keeps for drama. Among the affected stand the people whose letters need care.
struct DemoPeople {
  private static let given = [
    "Testina", "Samplo", "Mockwin", "Demora", "Fictia", "Placida", "Dumelia", "Exempla", "Protta",
    "Nullan", "Specia", "Quasim", "Triala", "Draftan", "Stubbin", "Fabrica", "Inventa", "Modella",
    "Shamia", "Pretendra", "Ersatz", "Phonia", "Mimica", "Spoffa", "Notta", "Imagina", "Blanko",
    "Filla", "Genera", "Randolfo", "Seedwin", "Loremia", "Ipsumo", "Dolora", "Sitamet", "Fooina",
    "Barto", "Bazzia", "Quxley", "Corgeta",
  ]
  private static let family = [
    "Example", "Specimen", "Placeholder", "Invented", "Sample", "Fictional", "Notreal", "Madeup",
    "Pretend", "Imaginary", "Dummy", "Testcase", "Mockup", "Template", "Prototype", "Standin",
    "Makebelieve", "Unreal", "Fabricated", "Simulated", "Demoson", "Fixture", "Stubbs-Null",
    "Fauxley", "Nonesuch", "Neverwas", "Anyname", "O'Sample", "Testington", "Mockerly", "Fakerly",
    "Nullworthy", "Exampleton", "Voidsmith", "Seedman", "Randomly", "Draftsby", "Blankly",
    "Fillerton", "Loremby", "Ipsumson", "Dolorby", "Quasiman", "Trialsby", "Protoman", "Sketchby",
    "Modelby", "Figment", "Phantasm", "Noname",
  ]
  private static let streets = [
    "Nowhere Lane", "Invented Row", "Example Close", "Figment Street", "Sample Terrace",
    "Mockup Mews", "Imaginary Avenue", "Placeholder Way", "Draft Court", "Specimen Hill",
  ]
  private static let towns = [
    "Sampleton", "Mockford", "Testingham", "Draftbury", "Stubwick", "Fictionby", "Nullchester",
    "Exampleford",
  ]
  private static let letters = Array("ABDEFGHJLNPQRSTUWXYZ")

  static let columns = [
    "patient", "name", "email", "phone", "address_1", "address_2", "postcode", "country",
    "date_of_birth", "language", "format", "channel", "guardian", "deceased", "hold",
  ]

  /// Deceased, on hold, a child, without an address, one who lives with a recipient, three who ask for
  /// what no file can be, and one who reads a language that no template is in.
  static let heldOwners = [8, 11, 14, 17, 21, 23, 26, 35, 38].map(DemoClinic.ownerOfSwitched)

  private let clinic: DemoClinic
  /// By patient, the place of the switched call that makes them special.
  private let places: [Int: Int]

  init(_ clinic: DemoClinic) {
    self.clinic = clinic
    places = Dictionary(
      (0..<DemoIncident.listedCount).map { (DemoClinic.ownerOfSwitched($0), $0) },
      uniquingKeysWith: min)
  }

  /// A row of the people table, in the order of `columns`.
  func row(_ patient: DemoClinic.Patient) -> [String] {
    let index = patient.index
    let place = places[index]
    let mixed = index * 1103 % DemoClinic.patientCount
    let given = Self.given[mixed % Self.given.count]
    let family = Self.family[mixed / Self.given.count]
    let mailbox = (given + "." + family).lowercased().filter { $0 != "'" }
    return [
      patient.id, given + " " + family, mailbox + "@example.org", phone(index),
    ] + (place == 17 ? ["", "", "", ""] : home(place == 21 ? DemoIncident.thirdRecipient : index))
      + [
        place == 14 ? "2010-04-03" : "\(1940 + index % 60)-0\(1 + index % 9)-1\(index % 10)",
        place == 38 ? "cy" : "en", format(place), isByEmail(place) ? "email" : "letter",
        place == 14 ? clinic.patients[1_500].id : "", place == 8 ? "true" : "",
        place == 11 ? "no post to this address: ring first, and only the number given" : "",
      ]
  }

  private func phone(_ index: Int) -> String {
    index < 1_000 ? "07700 900" + padded(index, 3) : "020 7946 0" + padded(index - 1_000, 3)
  }

  private func home(_ household: Int) -> [String] {
    let letters = Self.letters
    let postcode =
      "ZZ99 \(household % 10)\(letters[household / 10 % 20])\(letters[household / 200])"
    return [
      "\(household / 10 + 1) " + Self.streets[household % 10], Self.towns[household % 8], postcode,
      "GB",
    ]
  }

  private func format(_ place: Int?) -> String {
    switch place {
    case 2, 46: "large-print"
    case 23: "easy-read"
    case 26: "braille"
    case 35: "audio"
    default: ""
    }
  }

  private func isByEmail(_ place: Int?) -> Bool { place == 5 || place == 33 || place == 41 }
}
