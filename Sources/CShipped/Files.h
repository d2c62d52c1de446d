// One file a line, in byte order; written by Tests/sync-shipped, held by a test.
#embed "../../runbooks/first-hour.md" suffix(, 0xFF, )
#embed "../../templates/jurisdictions/uk.json5" suffix(, 0xFF, )
