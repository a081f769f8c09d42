extension PageMarks {
    /// Pages that web servers show before anybody has put a site there.
    static let servers: [PageMark] = [
        // nginx: docs/html/index.html, in the words of 1.29 too; Debian and Fedora change the title.
        placeholder(
            "the default page of nginx", title: titled("^Welcome to nginx(?:!| on .{2,40})$"),
            pattern: "Welcome to nginx(?:!| on .{2,40}?!) If you see this page, (?:the nginx web server|nginx) is "
                + "successfully installed and working\\b", longest: 1500),
        placeholder(
            "the default page of nginx", title: .exactly("Welcome to nginx!"), whole: "Welcome to nginx!"),
        placeholder(
            "the default page of nginx", title: .starts("Test Page for the Nginx HTTP Server"),
            says: "used to test the proper operation of the nginx HTTP server", longest: 5000),
        placeholder(
            "the default page of OpenResty", title: .exactly("Welcome to OpenResty!"),
            starts: "Welcome to OpenResty! If you see this page, the OpenResty web platform is successfully installed",
            longest: 1500),
        // Apache httpd: docs/docroot/index.html.in; debian/index.html; httpd-noindex of the Red Hat family.
        placeholder("the default page of Apache", whole: "It works!"),
        placeholder(
            "the default page of Apache", starts: "It works! This is the default web page for this server.",
            longest: 400),
        placeholder(
            "the default page of Apache", title: .exactly("Apache2 Debian Default Page: It works"),
            says: "This is the default welcome page used to test the correct operation of the Apache2 server",
            longest: 8000),
        placeholder(
            "the default page of Apache", title: .exactly("Apache2 Ubuntu Default Page: It works"),
            says: "This is the default welcome page used to test the correct operation of the Apache2 server",
            longest: 8000),
        placeholder(
            "the test page of Apache", title: .starts("Apache HTTP Server Test Page powered by"),
            says: "used to test the proper operation of the Apache HTTP server", longest: 5000),
        placeholder(
            "the test page of a web server", title: .starts("HTTP Server Test Page powered by"),
            says: "used to test the proper operation of an HTTP server after it has been installed", longest: 5000),
        placeholder(
            "the test page of a web server", title: .starts("Test Page for the HTTP Server on "),
            says: "used to test the proper operation of the HTTP server after it has been installed", longest: 5000),
        placeholder(
            "the test page of Apache", title: .starts("Test Page for the Apache HTTP Server"),
            says: "used to test the proper operation of the Apache HTTP server", longest: 5000),
        // IIS: iisstart.htm is one picture with a title.
        placeholder("the default page of IIS", title: .exactly("IIS Windows Server"), longest: 200),
        placeholder("the default page of IIS", title: .exactly("IIS Windows"), longest: 200),
        placeholder("the default page of IIS", title: titled("^IIS ?(7|8|8\\.5|10)$"), longest: 200),
        placeholder(
            "the default page of IIS", title: .exactly("Microsoft Internet Information Services 8"), longest: 200),
        // IIS 6: iisstart.htm.
        placeholder(
            "the default page of IIS", title: .exactly("Under Construction"),
            pattern: "Under Construction The site you (?:are trying to view|were trying to reach) does not currently "
                + "have a default page\\. It may be in the process of being upgraded"),
        // Tomcat: webapps/ROOT/index.jsp; debian/default_root.
        placeholder(
            "the default page of Tomcat", title: titled("^Apache Tomcat/\\d+\\.\\d+\\.\\S+$"),
            says: "If you're seeing this, you've successfully installed Tomcat. Congratulations!", longest: 5000),
        placeholder(
            "the default page of Tomcat", title: .exactly("Apache Tomcat"), starts: "It works ! If you're seeing this",
            says: "it means you've setup Tomcat successfully. Congratulations!", longest: 5000),
        placeholder("the default page of Jetty", title: .exactly("Powered By Jetty"), starts: "Welcome to Jetty"),
        placeholder(
            "the default page of WildFly", title: .exactly("Welcome to WildFly"),
            says: "Your WildFly instance is running."),
        placeholder(
            "the default page of GlassFish", title: .exactly("GlassFish Server - Server Running"),
            says: "Your server is now running"),
        placeholder(
            "the default page of Caddy", title: .exactly("Caddy works!"), says: "Your web server is working.",
            longest: 3000),
        // lighttpd: debian/index.html.
        placeholder(
            "the placeholder page of lighttpd", title: titled("^(?:Placeholder|Welcome) page$"),
            starts: "Placeholder page The owner of this web site has not put up any web pages yet.", longest: 4000),
        placeholder(
            "the default page of LiteSpeed", title: .exactly("Congratulations | LiteSpeed Web Server"),
            says: "LiteSpeed Web Server"),
        placeholder(
            "the default page of OpenLiteSpeed",
            pattern: "(?:Congratulations?!? )?You have successfully installed the OpenLiteSpeed Web Server!",
            longest: 4000),
        placeholder(
            "the default page of XAMPP", title: .exactly("Welcome to XAMPP"), says: "Welcome to XAMPP for",
            longest: 6000),
        // PHP: ext/standard/info.c.
        placeholder(
            "the description that PHP gives of itself", title: titled("^PHP \\d+\\.\\d+\\.\\S+ - phpinfo\\(\\)$"),
            starts: "PHP Version ", longest: 1 << 20),
    ]

    /// Pages that hosts show in the place of a site that is not there, or no longer.
    static let hosts: [PageMark] = [
        placeholder(
            "the default page of Plesk", title: .exactly("Web Server's Default Page"),
            says: "This page is generated by Plesk", longest: 4000),
        placeholder(
            "the default page of Plesk", title: .exactly("Domain Default page"), says: "Plesk", longest: 4000),
        placeholder(
            "the default page of cPanel", title: .exactly("Default Web Site Page"),
            says: "If you are the owner of this website, please contact your hosting provider", longest: 4000),
        placeholder(
            "the page of a host that has suspended the site", title: .exactly("Account Suspended"),
            pattern: "(?:Account Suspended )?This Account has been suspended\\."
                + "(?: Contact your hosting provider for more information\\b|\\z)", longest: 1000),
        placeholder(
            "the default page of ISPConfig", title: .exactly("Welcome!"),
            starts: "Welcome to your website! This is the default index page of your website.",
            says: "This is produced by the file index.html"),
        placeholder(
            "the default page of a host", title: .exactly("Default page"), says: "You Are All Set to Go!",
            "All you have to do now is upload your website files"),
        placeholder(
            "the default page of Azure App Service", title: .starts("Microsoft Azure App Service"),
            says: "app service is up and running"),
        placeholder(
            "the default page of Azure App Service", title: .starts("Microsoft Azure App Service"),
            says: "App Service app is up and running"),
        placeholder(
            "the default page of Azure App Service", title: .starts("Microsoft Azure App Service"),
            says: "Your web app is running and waiting for your content"),
        placeholder(
            "the default page of Firebase", title: .exactly("Welcome to Firebase Hosting"),
            says: "Firebase Hosting Setup Complete"),
        placeholder(
            "the page of a host whose customer has left", title: .exactly("Website Expired"),
            says: "This account has expired. If you are the site owner", longest: 1000),
        placeholder(
            "the page of a host without a site",
            pattern: "(?:.{0,40} )?[Ll]ooks [Ll]ike [Tt]his [Dd]omain [Ii]sn['’]t [Cc]onnected [Tt]o [Aa] [Ww]ebsite "
                + "[Yy]et(?:[!.]|\\z| Is this your)", longest: 1500),
        placeholder(
            "the page of a host without a site", title: .starts("Site not found"),
            says: "There isn't a GitHub Pages site here.",
            longest: 1500),
        placeholder(
            "the default page of Heroku", title: .exactly("Heroku | Welcome to your new app!"),
            says: "Refer to the documentation if you need help deploying."),
        placeholder(
            "the page of a host without a site", title: .exactly("Site not found"),
            says: "Looks like you followed a broken link or entered a URL that doesn't exist on Netlify.", longest: 1000
        ),
        placeholder(
            "the page of a host without a site", says: "The deployment could not be found on Vercel.",
            "DEPLOYMENT_NOT_FOUND",
            longest: 600),
        placeholder(
            "the page of a host without a site", says: "Code: NoSuchBucket", "The specified bucket does not exist",
            longest: 1000),
        placeholder(
            "the page of a host without a site", starts: "Fastly error: unknown domain",
            says: "Please check that this domain has been added to a service", longest: 400),
    ]

    /// Pages that frameworks show before anybody has written a program.
    static let frameworks: [PageMark] = [
        placeholder(
            "the default page of Rails", title: titled("^Ruby on Rails(?: \\d+\\.\\d\\S*)?$"), says: "You’re on Rails!"),
        placeholder(
            "the default page of Rails", title: titled("^Ruby on Rails \\d+\\.\\d\\S*$"), says: "Rails version: ",
            longest: 400),
        // WordPress: wp-admin/install.php and setup-config.php, in any language.
        placeholder(
            "the page that sets up a new WordPress", title: .starts("WordPress › "),
            markup: "<p id=\"logo\">", "<form id=\"setup\" method=\"post\"", longest: 20_000),
        placeholder(
            "the page that sets up a new WordPress", title: .exactly("WordPress › Installation"),
            says: "Welcome to the famous five-minute WordPress installation process!", longest: 4000),
        placeholder(
            "the default page of Django", title: .exactly("The install worked successfully! Congratulations!"),
            says: "The install worked successfully! Congratulations!"),
    ]
}
