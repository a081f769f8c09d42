extension MeasureCatalogue {
    /// Markup that people with assistive technology depend on, read without a browser.
    static let accessibleMarkup: [Measure] = [
        Measure(
            "html.lang", en: "Page language declared", fr: "Langue de la page déclarée", .presence, .present,
            of: .pages, source: "WCAG 3.1.1; ACT b5c3f8, bf051a; SG WU-1",
            "The page names its language with a valid BCP 47 tag."),
        Measure(
            "html.lang_parts", en: "Wrong language tags in parts", fr: "Langues mal déclarées dans la page", .count,
            .lower, of: .pages, source: "WCAG 3.1.2; ACT de46e4; SG WU-2",
            "Elements of the page that name a language which is not a valid BCP 47 tag."),
        Measure(
            "html.zoom", en: "Zoom allowed", fr: "Zoom autorisé", .presence, .present, of: .pages,
            source: "WCAG 1.4.4; ACT b4f0c3; SG WP-14",
            "The page does not keep people from enlarging it at least twice."),
        Measure(
            "html.main", en: "Main part marked", fr: "Contenu principal balisé", .presence, .present, of: .pages,
            source: "US GSA site scanning", "Exactly one visible element is marked as the main part."),
        Measure(
            "html.bypass", en: "Repeated blocks can be skipped", fr: "Blocs répétés évitables", .presence, .present,
            of: .pages, browser: .partly, source: "WCAG 2.4.1; ACT cf77f2; SG WO-7",
            "A skip link to something that exists, landmarks or headings let people pass what every page repeats."),
        Measure(
            "html.h1", en: "Main headings", fr: "Titres principaux", .count, .neither, of: .pages,
            source: "axe-core best practice", "How many first-level headings the page has; one is usual."),
        Measure(
            "html.heading_order", en: "Heading levels skipped", fr: "Niveaux de titre sautés", .count, .lower,
            of: .pages, source: "axe-core best practice",
            "Headings that stand more than one level below the one before them."),
        Measure(
            "html.img_alt", en: "Images without alternative", fr: "Images sans alternative", .count, .lower,
            of: .pages, source: "WCAG 1.1.1; ACT 23a2a8, 59796f; SG WP-1",
            "Images, image buttons and image map areas that have neither an alternative text (empty for decoration) "
                + "nor another name."),
        Measure(
            "html.form_names", en: "Form fields without a name", fr: "Champs de formulaire sans nom", .count, .lower,
            of: .pages, browser: .partly, source: "WCAG 4.1.2; ACT e086e5; SG WP-10, WR-1",
            "Visible form fields without label or other accessible name."),
        Measure(
            "html.autocomplete", en: "Wrong autocomplete values", fr: "Valeurs autocomplete erronées", .count, .lower,
            of: .pages, source: "WCAG 1.3.5; ACT 73f2c2; SG WP-10",
            "Fields whose autocomplete attribute is not made of valid tokens."),
        Measure(
            "html.link_names", en: "Links without a name", fr: "Liens sans intitulé", .count, .lower, of: .pages,
            browser: .partly, source: "WCAG 2.4.4; ACT c487ae; SG WO-10", "Links with an empty accessible name."),
        Measure(
            "html.button_names", en: "Buttons without a name", fr: "Boutons sans intitulé", .count, .lower,
            of: .pages, browser: .partly, source: "WCAG 4.1.2; ACT 97a4e1", "Buttons with an empty accessible name."),
        Measure(
            "html.iframe_title", en: "Frames without a name", fr: "Cadres sans titre", .count, .lower, of: .pages,
            browser: .partly, source: "WCAG 4.1.2; ACT cae760",
            "Embedded frames with an empty accessible name."),
        Measure(
            "html.vague_links", en: "Vague link texts", fr: "Intitulés de lien vagues", .count, .lower, of: .pages,
            source: "WCAG 2.4.4; SG WO-10; Lighthouse link-text",
            "Links whose whole text is in the list of empty phrases of the page's language."),
        Measure(
            "html.refresh", en: "Pages that reload by themselves", fr: "Pages qui se rechargent seules", .count,
            .lower, of: .pages, source: "WCAG 2.2.1; ACT bc659a; SG WO-4",
            "Pages that reload or move on by themselves after 1 to 72000 seconds."),
        Measure(
            "html.aria", en: "ARIA errors", fr: "Erreurs ARIA", .count, .lower, of: .pages,
            source: "WCAG 4.1.2; ACT 674b10, 5f99a7, 6a7281, 4e8ab6",
            "Roles and aria attributes with a name or value that does not exist, or required ones that are missing."),
        Measure(
            "html.table_headers", en: "Table header errors", fr: "Erreurs d'en-têtes de tableau", .count, .lower,
            of: .pages, source: "WCAG 1.3.1; ACT a25f45, d0f69e",
            "Table cells that refer to headers outside their table, and headers without cells."),
    ]
}
