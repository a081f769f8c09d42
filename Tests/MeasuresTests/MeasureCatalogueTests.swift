import Measures
import Registry
import Testing

struct MeasureCatalogueTests {
    /// The reference list of the project (standards, section 1), section by section, and one more id that the sample
    /// checklist names.
    private static let expected = """
        uptime.ratio uptime.ratio.ex_planned uptime.declared_hours response.mean response.p50 response.p95 response.p98
        response.share_over_1s response.share_over_2s response.share_over_4s response.share_over_8s ttfb error.rate fcp
        lcp cls inp lighthouse.performance page.load maintenance.notice_lead outage.notice_delay incident.time_to_ack
        incident.time_to_restore

        https.available https.enforced tls.version_negotiated tls.version_lowest tls.cipher tls.cert.valid
        tls.cert.days_left tls.cert.key tls.cert.signature hsts.max_age header.csp header.xcto header.xfo
        header.referrer header.coop header.corp header.coep header.cors mdn.score security_txt dns.ipv6 dns.dnssec
        dns.caa domain.suffix www.equivalent cookies.before_consent thirdparty.count thirdparty.domains ip.country

        html.lang html.lang_parts html.title html.meta_description html.viewport html.zoom html.main html.bypass
        html.h1 html.heading_order html.img_alt html.form_names html.autocomplete html.link_names html.button_names
        html.iframe_title html.vague_links html.refresh html.aria html.table_headers html.contrast html.target_size
        html.reflow html.text_spacing axe.violations html.canonical html.opengraph html.structured_data html.not_found
        robots sitemap links.broken search.present lang.alternates text.readability banner.official footer.links
        content.date

        link.accessibility_statement a11y_statement.valid a11y_statement.rate link.privacy legal_notice.words
        privacy.words link.contact link.feedback feedback.component link.faq link.report_problem link.non_digital
        link.eid licence.content service_sheet.complete link.improvement_plan

        channel.count channel.non_digital parity.facts parity.mobile_content parity.availability parity.speed
        parity.satisfaction parity.completion parity.language phone.answer_time phone.answer_rate counter.wait_time
        api.documented api.versioned api.contract

        satisfaction.mean10 satisfaction.5step_map clarity.mean10 help.reached help.quality_mean10 autonomy
        takeup.digital completion.rate cost.per_transaction once_only.fields online.extent performance.published
        service.reviewed source.public release.age broken_links.fix_time feedback.response_time
        """.split(whereSeparator: \.isWhitespace).map(String.init)

    @Test func `every id of the reference list is there, and no other`() {
        #expect(Self.expected.count == 138)
        #expect(Set(MeasureCatalogue.ids).symmetricDifference(Self.expected) == [])
    }

    @Test func `ids are unique and well-formed`() {
        #expect(Set(MeasureCatalogue.ids).count == MeasureCatalogue.ids.count)
        let form = /[a-z][a-z0-9_]*(\.[a-z0-9_]+)*/
        for id in MeasureCatalogue.ids {
            #expect(id.wholeMatch(of: form) != nil, "\(id)")
        }
    }

    @Test(arguments: MeasureCatalogue.all)
    func `a measure is documented in both languages and found by its id`(measure: Measure) {
        #expect(MeasureCatalogue.measure(measure.id) == measure)
        let (english, french) = (measure.title.words(in: ["en"]), measure.title.words(in: ["fr"]))
        #expect(!english.isEmpty && !french.isEmpty)
        #expect(measure.title.wordings.map(\.language) == ["en", "fr"])
        #expect(measure.definition.count > 20 && measure.definition.hasSuffix("."), "\(measure.definition)")
        #expect(!measure.source.isEmpty)
        #expect(!measure.subjectKinds.isEmpty)
    }

    @Test func `titles are unique in each language`() {
        for language in ["en", "fr"] {
            let titles = MeasureCatalogue.all.map { $0.title.words(in: [language]) }
            #expect(Set(titles).count == titles.count)
        }
    }

    @Test(arguments: MeasureCatalogue.all)
    func `unit and direction go together`(measure: Measure) {
        #expect((measure.unit == .presence) == (measure.betterWhen == .present))
        if measure.unit == .words { #expect(measure.betterWhen == .neither) }
    }

    @Test func `findings that help an attacker are shown after repair`() throws {
        for id in ["tls.version_lowest", "header.csp", "hsts.max_age", "mdn.score", "https.enforced", "dns.dnssec"] {
            #expect(try #require(MeasureCatalogue.measure(id)).disclosure == .afterRepair, "\(id)")
        }
        #expect(try #require(MeasureCatalogue.measure("uptime.ratio")).disclosure == .open)
    }

    @Test func `only what a browser must show needs one`() {
        let needing = MeasureCatalogue.all.filter(\.needsBrowser).map(\.id)
        #expect(
            Set(needing) == [
                "fcp", "lcp", "cls", "inp", "lighthouse.performance", "page.load", "html.contrast", "html.target_size",
                "html.reflow", "html.text_spacing", "axe.violations",
            ])
    }

    @Test func `every source computes measures of the catalogue, each only once`() {
        let computed = MeasureSource.all.flatMap(\.measures)
        #expect(Set(computed).count == computed.count)
        #expect(Set(computed).subtracting(MeasureCatalogue.ids) == [])
        #expect(computed.count == 46)
    }

    @Test func `an unknown id is not found`() {
        #expect(MeasureCatalogue.measure("uptime") == nil)
        #expect(!MeasureCatalogue.hasSource("lcp"))
    }
}
