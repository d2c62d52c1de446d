extension Topic {
  static let webhooks = Topic(
    name: "webhooks", summary: "what endpoints are told, and how a receiver checks it",
    text: """
      candour webhook add names an endpoint; what happens from then on waits in the case, written \
      with the thing it tells, and candour send delivers it. Messages hold the case's own reference, \
      counts, times and digests; never anything of a person.

        scan.completed       a scan: what it changed, and the totals since
        exposures.found      exposures are new, or their highest action rose
        containment.broken   exposures go on after contained_at, more of them than before
        sweep.failed         a sweep could not read what it should, a canary is wrong (a tester who may
                             not see a recording did: canary_shown), or a suppression has expired
        deadline.near        24 hours and 6 hours before a clock runs out
        deadline.passed      a clock has run out
        report.drafted       a report, with the SHA-256 of each of its files
        notices.released     letters went out: how many
        webhook.test         candour send --test

      The format standard is that of Standard Webhooks (standardwebhooks.com):

        webhook-id: msg_…
        webhook-timestamp: 1591704131
        webhook-signature: v1,… v1,…

        {"type":"exposures.found","timestamp":"2020-06-09T12:02:11.250Z",
         "data":{"case":"C-…","ledger":{"entries":3,"head":"…"},"scan":2,"new":3,"raised":1,
                 "exposures":{"opened":2,"shown":2,"linked":0,"attempted":0}}}

      The signature is the HMAC-SHA256 of id.timestamp.body under the secret; while a secret rotates \
      there are two, and one that fits is enough. The id is the same at every attempt: a receiver that \
      has seen it was told already. ledger is where the chain of the case ended: kept outside, it shows \
      later that nothing was taken off.

      cloudevents is the same data in a CloudEvents 1.0 envelope (structured mode), signed likewise \
      where there is a secret. slack is one text.

      A secret may be one that systemd hands to a service (LoadCredential=): named by its path in \
      $CREDENTIALS_DIRECTORY, it is kept by its name alone, and found where the next unit has it.

      2xx is success. A redirect is failure and never followed. 410 disables the endpoint. 429 and 503 \
      may say when to come back (Retry-After). All else is tried again, ten times over 75 hours; \
      messages behind it wait, so that each endpoint is told in order. Then it is given up, and \
      candour send --retry N sends it again. A message may come twice, under one id; none is lost.

      Addresses are https, certificates and names are verified, and no address of this machine or of a \
      private network is sent to unless it was allowed. An authority of your own: SSL_CERT_FILE names \
      a file with its certificates. A receiver has 30 seconds and 64 KiB.
      """)
}
