import Model
import Notation
import Testing

@testable import Casework

/// What the ledger keeps of a case's contents stays true of a case that an older candour wrote.
struct CaseContentsTests {
  private func digest(_ findings: [Finding] = [], _ kept: KeptRows = KeptRows()) -> Digest {
    CaseContents.digest(
      reference: "C-0123456789", sources: [], findings: findings, kept: kept, tables: [])
  }

  private func finding(
    _ media: MediaSpan? = nil, recording: String = "rec-1", raw: [UInt8] = Array("GET".utf8)
  ) -> Finding {
    let time = Timestamp(nanoseconds: 5)
    let proof = ProvingLine(
      source: 1, line: 3, offset: 40, raw: raw, action: .opened, time: time,
      logged: time, bytes: 9, playedMicroseconds: nil, range: nil, media: media, marks: [],
      viewer: Identifier("pt-2"), session: nil, address: nil, identity: nil)
    return Finding(
      key: Exposure.Key(
        recording: Identifier(recording), patient: nil, viewer: Identifier("pt-2")),
      viewerKind: .patient, content: .consultation, size: nil, lengthMicroseconds: nil,
      proof: proof)
  }

  @Test func `the digest is the one that the first version of the case file had`() {
    let reference = Array("[\"C-0123456789\"]\n".utf8)
    #expect(digest() == SHA256.digest(of: reference + [UInt8](repeating: 0, count: 10)))

    let row =
      "[\"rec-1\",null,\"pt-2\",\"patient\",\"consultation\",null,null,1,3,40,5,5,9,null,null,null,"
      + "null,0,\"opened\",\"pt-2\",null,null,null,\"\(SHA256.digest(of: Array("GET".utf8)).hex)\"]\n"
    #expect(
      digest([finding()])
        == SHA256.digest(
          of: reference + [0, 0] + Array(row.utf8) + [UInt8](repeating: 0, count: 8)))
  }

  @Test func `a long line has its digest whichever finding it proves first`() {
    let raw = [UInt8](repeating: 97, count: 5000)
    let rows = ["rec-1", "rec-2"].map {
      "[\"\($0)\",null,\"pt-2\",\"patient\",\"consultation\",null,null,1,3,40,5,5,9,null,null,null,"
        + "null,0,\"opened\",\"pt-2\",null,null,null,\"\(SHA256.digest(of: raw).hex)\"]\n"
    }
    let expected =
      Array("[\"C-0123456789\"]\n".utf8) + [0, 0] + Array(rows.joined().utf8)
      + [UInt8](repeating: 0, count: 8)
    let findings = ["rec-2", "rec-1"].map { finding(recording: $0, raw: raw) }
    #expect(digest(findings) == SHA256.digest(of: expected))
  }

  @Test func `what a segment plays and what two exports dispute are part of it`() {
    let played = [0, 6, 12].map { digest([finding(MediaSpan(from: 0, until: $0))]) }
    var disputed = KeptRows()
    disputed.disputes = [
      .init(
        recording: Identifier("rec-1"), patient: Identifier("pt-1"), against: nil,
        period: Period(from: .distantPast, until: .distantFuture))
    ]
    let all = played + [digest([finding()]), digest(), digest([], disputed)]
    #expect(Set(all).count == all.count)
  }
}
