package import Model

/// Decides findings anew from their kept lines, under other tables: what belonged to nobody, or was
/// done by nobody known, may have an owner or a name by now.
package enum Redecision {
  /// Whether tables that have caught up could say something else of it.
  package static func isOpen(_ finding: Finding) -> Bool {
    finding.key.patient == nil || finding.key.viewer.bytes.starts(with: "unknown:".utf8)
  }

  /// What the same lines prove now, in their order: nothing, where the viewer was entitled.
  package static func findings(_ old: [Finding], under registry: Registry) -> [Finding] {
    guard !old.isEmpty else { return [] }
    var correlator = Correlator(registry: registry, sourceCount: 1)
    for (place, finding) in old.enumerated() {
      finding.withEvent(as: Int64(place)) { correlator.add([$0].span, of: 0) }
    }
    // The correlator was told the place instead of the line.
    let decided = correlator.finish().findings.map { found in
      var found = found
      found.proof = old[found.proof.line].proof
      return found
    }
    return decided
  }
}

extension Finding {
  /// The event that the line was, its slices valid until `body` returns.
  fileprivate func withEvent(as place: Int64, _ body: (AccessEvent) -> Void) {
    let parts = [
      key.recording.bytes, proof.viewer?.bytes ?? [], proof.session?.bytes ?? [],
      proof.address?.bytes ?? [], proof.identity?.bytes ?? [], proof.raw,
      // As behind every line that is read: whoever hashes a name may look behind it.
      [UInt8](repeating: 0, count: 64),
    ]
    Array(parts.joined()).withUnsafeBufferPointer { bytes in
      var slices: [Slice] = []
      var start = 0
      for part in parts {
        slices.append(
          Slice(UnsafeBufferPointer(rebasing: bytes[start..<start + part.count])))
        start += part.count
      }
      body(
        AccessEvent(
          recording: slices[0], viewer: slices[1], session: slices[2], address: slices[3],
          identity: slices[4], time: proof.time, logged: proof.logged, bytes: proof.bytes ?? -1,
          playedMicroseconds: proof.playedMicroseconds ?? -1, range: proof.range,
          media: proof.media, action: proof.action, marks: proof.marks,
          line: place, offset: proof.offset, raw: slices[5]))
    }
  }
}
