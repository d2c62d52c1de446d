// swift-tools-version: 6.2
import PackageDescription

// The corridor (see README): each room imports Model, Notation, Foundation and its own door to C;
// only Casework sees two rooms. Tests/PictureTests holds the import lines against this file.

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let strictC: [CSetting] = [.treatAllWarnings(as: .error), .enableWarning("extra")]

// The toolchain's own linker: the system's would warn of a function in Foundation that nobody calls.
let quiet: [LinkerSetting] = [.unsafeFlags(["-use-ld=lld"])]

func room(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(
  _ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []
) -> Target {
  .testTarget(
    name: name, dependencies: dependencies + ["TestSupport"], exclude: exclude,
    swiftSettings: strict)
}

let package = Package(
  name: "candour",
  products: [.executable(name: "candour", targets: ["candour"])],
  targets: [
    // Plain things, below the corridor.
    room("Model", []),
    .target(name: "CBytes", cSettings: strictC),
    .target(name: "CSHA256", cSettings: strictC),
    room("Notation", ["Model", "CBytes", "CSHA256"]),

    // The corridor, in the order the data flows.
    room("AccessLogs", ["Model", "Notation", "CBytes"]),
    room("Exposures", ["Model", "Notation", "CBytes"]),
    .systemLibrary(name: "CSQLite", providers: [.apt(["libsqlite3-dev"])]),
    .target(
      name: "Evidence", dependencies: ["Model", "Notation", "CSQLite"], swiftSettings: strict,
      linkerSettings: [.linkedLibrary(":libsqlite3.a"), .linkedLibrary("m")]),
    room("Obligations", ["Model", "Notation"]),
    room("Documents", ["Model", "Notation"]),
    .target(name: "CCurl", cSettings: strictC, linkerSettings: [.linkedLibrary("dl")]),
    room("HTTP", ["Model", "Notation", "CCurl"]),
    room("Delivery", ["Model", "Notation", "HTTP"]),

    // The storeys that join them.
    .target(name: "CShipped", cSettings: strictC),
    room(
      "Casework",
      [
        "Model", "Notation", "AccessLogs", "Exposures", "Evidence", "Obligations", "Documents",
        "Delivery", "CShipped",
      ]),
    room("Commands", ["Model", "Notation", "Casework"]),
    .executableTarget(
      name: "candour", dependencies: ["Commands"], swiftSettings: strict, linkerSettings: quiet),

    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
    .executableTarget(
      name: "bench", dependencies: ["Model", "Documents"], path: "Tests/Bench",
      exclude: ["peer_duckdb.py", "peer_jinja2.py"], swiftSettings: strict,
      linkerSettings: quiet),
    tests("ModelTests", ["Model"]),
    tests("NotationTests", ["Model", "Notation"]),
    tests("AccessLogsTests", ["Model", "Notation", "AccessLogs"]),
    tests("ExposuresTests", ["Model", "Notation", "Exposures"]),
    tests("EvidenceTests", ["Model", "Notation", "Evidence"]),
    tests("ObligationsTests", ["Model", "Notation", "Obligations"]),
    tests("DocumentsTests", ["Model", "Notation", "Documents"], exclude: ["Goldens"]),
    tests("DeliveryTests", ["Model", "Notation", "HTTP", "Delivery"]),
    tests("HTTPTests", ["Model", "HTTP"]),
    tests(
      "CaseworkTests", ["Model", "Notation", "Documents", "Evidence", "Delivery", "Casework"]),
    tests("CommandsTests", ["Model", "Notation", "Casework", "Commands"]),
    .testTarget(
      name: "PlayTests", dependencies: ["candour", "TestSupport"], exclude: ["Plays"],
      swiftSettings: strict),
    tests("OracleTests", ["Model", "Notation", "Exposures", "Evidence", "CSQLite", "candour"]),
    tests("PictureTests", []),

    // What `make fuzz` lets libFuzzer at; the corpus it found is replayed by every run of the tests.
    .target(
      name: "FuzzTargets",
      dependencies: [
        "Model", "Notation", "AccessLogs", "Obligations", "Documents", "HTTP", "Delivery",
      ], path: "Tests/Fuzz/Targets", swiftSettings: strict),
    tests("FuzzTests", ["FuzzTargets"]),
  ],
  cLanguageStandard: .gnu2x
)

// Links only where libFuzzer is built in: `swift build --sanitize fuzzer`.
if Context.environment["CANDOUR_FUZZ"] != nil {
  package.targets += [
    .executableTarget(
      name: "fuzz", dependencies: ["FuzzTargets"], path: "Tests/Fuzz/Runner",
      swiftSettings: strict, linkerSettings: quiet)
  ]
}
