import Documents

@testable import Standards

/// A checklist that uses every part of the format: a fictional standard.
enum SampleChecklist {
    static let text = #"""
        format: "service-checklist"
        format_version: "1"
        id: "org.example.standards.minimum-service"
        version: "2.1.0"
        status: "required"
        published: "2026-03-01"
        effective_from: "2026-07-01"
        effective_from_existing: "2027-07-01"
        publisher: { name: "Example Standards Office", uri: "https://standards.example/" }
        licence: "CC-BY-4.0"
        title: { en: "Minimum service standard", fr: "Norme minimale de service" }
        supersedes: { version: "2.0.0", sha256: "0f00000000000000000000000000000000000000000000000000000000000000" }
        changes:
          - { type: "threshold_changed", criterion: "REL-1", from: ">= 99.0", to: ">= 99.5", note: { en: "raised" } }
        parameters:
          - { id: "notice_days", type: "integer", unit: "day", min: 1, set_by: "service" }
          - { id: "answers", type: "integer", default: 100, set_by: "profile" }
        profiles:
          - id: "high-traffic"
            when: { traffic_per_year: ">= 1000000" }
            raise: [ { criterion: "ACC-2", level: "must" } ]
            set: { answers: 500 }
        reference_data:
          vague_links: { en: ["click here", "read more"], fr: ["cliquez ici", "en savoir plus"] }
        groups:
          - { id: "REL", title: { en: "Reliability" } }
          - { id: "CHA", title: { en: "Channels" } }
          - { id: "ACC", title: { en: "Access" } }
        criteria:
          - id: "REL-1"
            group: "REL"
            title: { en: "Available when declared open" }
            level: "must"
            severity: "high"
            applies: { phase: ["live"], channel: ["web", "api"] }
            check:
              kind: "measure"
              measure: "uptime.declared_hours"
              aggregate: "worst_channel"
              window: "P90D"
              min_samples: 2000
              role: "decides"
              bands:
                - { verdict: "pass",    when: ">= 99.5" }
                - { verdict: "partial", when: ">= 98.5" }
                - { verdict: "fail",    when: "otherwise" }
              hysteresis: { fail_after: 2, recover_after: 3, unit: "evaluations" }
          - id: "REL-2"
            title: { en: "Downtime is announced" }
            level: "should"
            check:
              kind: "measure"
              measure: "maintenance.notice_lead"
              bands: [ { verdict: "pass", when: ">= {notice_days}" }, { verdict: "fail", when: "otherwise" } ]
          - id: "CHA-1"
            group: "CHA"
            title: { en: "Same fee, time and documents on every channel" }
            level: "must"
            severity: "high"
            applies: { min_channels: 2 }
            check: { kind: "measure", measure: "parity.facts", arguments: { facts: ["fee", "documents"] }, role: "decides",
                     bands: [ { verdict: "pass", when: "= 0" }, { verdict: "fail", when: "otherwise" } ] }
          - id: "CHA-2"
            group: "CHA"
            title: { en: "Front-line staff know the online service" }
            level: "should"
            check:
              kind: "attestation"
              question: { en: "Have counter and phone staff been trained on the current release?" }
              evidence: { kinds: ["minutes", "calls"], at_least: 1 }
              attester: "service_manager"
              reviewer: "standards_officer"
              valid_for: "P6M"
              remind_before: "P30D"
              measures:
                - { measure: "channel.non_digital", role: "contradicts",
                    bands: [ { verdict: "pass", when: "present" }, { verdict: "fail", when: "absent" } ] }
          - id: "ACC-1"
            title: { en: "People are satisfied" }
            level: "should"
            check:
              kind: "measure"
              measure: "satisfaction.mean10"
              window: "P3M"
              min_samples: "{answers}"
              bands: [ { verdict: "pass", when: ">= 8" }, { verdict: "partial", when: "between [5, 8)" },
                       { verdict: "fail", when: "< 5" } ]
          - id: "ACC-2"
            group: "ACC"
            title: { en: "Fast, or a published plan" }
            level: "should"
            check:
              kind: "composite"
              any:
                - { kind: "measure", measure: "response.p95", window: "P30D", min_samples: 500,
                    bands: [ { verdict: "pass", when: "<= 800" }, { verdict: "fail", when: "otherwise" } ] }
                - { kind: "measure", measure: "link.improvement_plan",
                    bands: [ { verdict: "partial", when: "present" }, { verdict: "fail", when: "otherwise" } ] }
        scoring: { model: "counts", partial_counts_as: 0.5, show_score_when_assessed_at_least: 0.8 }
        """#

    static func read(_ text: String = text) throws -> Standard {
        try Standard.read(Document.read(Array(text.utf8), file: "checklist.yaml"))
    }
}
