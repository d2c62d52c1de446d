import Foundation
import Model
import TestSupport
import Testing

@testable import Obligations

/// The grid that the NHS document prints is the grid that grades.
struct HarmGridTemplateTests {
  @Test func `every cell of the printed grid says whom the region tells`() throws {
    let file = SharedData.project.appendingPathComponent("templates/uk/report-dspt.md")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    for severity in 1...5 {
      let row = try #require(lines.first { $0.hasPrefix("| \(severity) ") })
      let cells = row.split(separator: "|").map { $0.filter { $0 != " " } }
      try #require(cells.count == 6)
      for likelihood in 1...5 {
        let told =
          switch HarmGrid.region(likelihood: likelihood, severity: severity) {
          case .none, .log: "register"
          case .ico: "ICO"
          case .icoAndDhsc: "ICOandDHSC"
          }
        #expect(cells[likelihood] == told, "\(likelihood) × \(severity)")
      }
    }
  }
}
