extension FHIRAuditEvent {
  static let sample = #"""
    {
      name: "fhir-auditevent-sample",
      format: "fhir-auditevent",
      viewer: { prefix: "pt-" },
      samples: [
        {
          // R4, as BALP writes a read: the server, the application and the person are agents.
          line: '{"resourceType":"AuditEvent","id":"a1","type":{"system":"http://terminology.hl7.org/CodeSystem/audit-event-type","code":"rest"},"subtype":[{"code":"read"}],"action":"R","recorded":"2020-06-09T12:05:01.123Z","outcome":"0","agent":[{"type":{"coding":[{"code":"110153"}]},"who":{"reference":"Device/server"},"requestor":false,"network":{"address":"https://fhir.example.org:8443/r4","type":"5"}},{"type":{"coding":[{"code":"110152"}]},"requestor":false,"network":{"address":"2001:db8::7334","type":"2"}},{"type":{"coding":[{"code":"IRCP"}]},"who":{"identifier":{"system":"https://idp.example.org","value":"7"}},"requestor":true}],"entity":[{"what":{"reference":"Patient/31"},"type":{"code":"1"},"role":{"code":"1"}},{"what":{"reference":"Media/r-1"},"type":{"code":"2"},"role":{"code":"4"}},{"what":{"identifier":{"value":"76d148b6"}},"type":{"code":"XrequestId"}}]}',
          events: [{ recording: "r-1", viewer: "pt-7", action: "opened", time: "2020-06-09T12:05:01.123Z", address: "2001:db8::7334", id: "a1", session: null, bytes: null, seconds: null, range: null }],
        },
        {
          // R5: the same in other places.
          line: '{"resourceType":"AuditEvent","id":"b1","category":[{"coding":[{"code":"rest"}]}],"code":{"coding":[{"code":"read"}]},"action":"R","occurredDateTime":"2020-06-09T13:05:20.000001+01:00","recorded":"2020-06-09T12:06:00Z","outcome":{"code":{"system":"http://hl7.org/fhir/issue-severity","code":"success"}},"agent":[{"who":{"reference":"Patient/7"},"requestor":true,"networkString":"192.0.2.7"}],"entity":[{"what":{"reference":"https://fhir.example.org/r5/DocumentReference/r-1/_history/2"},"role":{"coding":[{"code":"4"}]}}]}',
          events: [{ recording: "r-1", viewer: "pt-7", action: "opened", time: "2020-06-09T12:05:20.000001Z", address: "192.0.2.7", id: "b1" }],
        },
        {
          // A search that lists what it returned.
          line: '{"resourceType":"AuditEvent","id":"a5","type":{"code":"rest"},"subtype":[{"code":"search-type"}],"action":"E","recorded":"2020-06-09T12:05:00Z","outcome":"0","agent":[{"who":{"reference":"#p"},"requestor":true}],"entity":[{"type":{"code":"2"},"role":{"code":"24"},"query":"R0VU"},{"what":{"reference":"Media/r-1"}},{"what":{"reference":"urn:uuid:53fe"}},{"what":{"reference":"Media/r-1"}},{"what":{"identifier":{"value":"r-3^^^&1.2.3&ISO"}},"role":{"code":"3"}}],"contained":[{"resourceType":"Patient","id":"p","identifier":[{"value":"7"}]}]}',
          events: [
            { recording: "r-1", viewer: "pt-7", action: "shown" },
            { recording: "53fe", viewer: "pt-7", action: "shown" },
            { recording: "r-3", viewer: "pt-7", action: "shown" },
          ],
        },
        {
          line: '{"resourceType":"AuditEvent","type":{"code":"rest"},"action":"R","recorded":"2020-06-09T12:05:09Z","outcome":"8","agent":[{"altId":"7","requestor":true}],"entity":[{"what":{"reference":"Media/r-2"},"type":{"code":"2"}}]}',
          events: [{ recording: "r-2", viewer: "pt-7", action: "attempted", id: null, address: null }],
        },
        { line: '{"resourceType":"AuditEvent","type":{"code":"rest"},"subtype":[{"code":"search"}],"action":"E","recorded":"2020-06-09T12:05:00Z","entity":[{"role":{"code":"24"},"query":"R0VU"}]}', events: [] },
        { line: '{"resourceType":"AuditEvent","type":{"code":"110114"},"action":"E","recorded":"2020-06-09T12:00:00Z"}', outcome: "ignored" },
        { line: '{"resourceType":"AuditEvent","type":{"code":"rest"},"action":"U","recorded":"2020-06-09T12:00:00Z","entity":[{"what":{"reference":"Media/r-1"}}]}', outcome: "ignored" },
        { line: '{"resourceType":"OperationOutcome","issue":[{"severity":"warning","code":"incomplete"}]}', outcome: "ignored" },
        { line: '{"resourceType":"AuditEvent","type":{"code":"rest"},"action":"R","entity":[{"what":{"reference":"Media/r-1"}}]}', outcome: "rejected" },
        { line: '{"resourceType":"AuditEvent","type":{"code":"rest"},"action":"R","recorded":"2020-02-30T12:00:00Z","entity":[{"what":{"reference":"Media/r-1"}}]}', outcome: "rejected" },
        { line: '{"resourceType":"AuditEvent","action":"R","action":"C","recorded":"2020-06-09T12:00:00Z","entity":[{"what":{"reference":"Media/r-1"}}]}', outcome: "rejected" },
        { line: '{"id":"a1","action":"R"}', outcome: "rejected" },
        { line: '{"resourceType":"AuditEvent","id":"a1"', outcome: "rejected" },
      ],
    }
    """#
}
