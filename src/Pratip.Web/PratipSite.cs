using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Pratip.Registry.Access;
using Pratip.Web.Access;
using Pratip.Web.Access.Account;
using Pratip.Web.Access.Office;
using Pratip.Web.Access.Passkeys;
using Pratip.Web.Access.SignIn;
using Pratip.Web.Access.Users;
using Pratip.Web.Agencies;
using Pratip.Registry.Search;
using Pratip.Registry.Storage;
using Pratip.Web.Board;
using Pratip.Web.Cases;
using Pratip.Web.Voiding;
using Pratip.Web.Notes;
using Pratip.Web.Complaints;
using Pratip.Web.Consular;
using Pratip.Web.Corrections;
using Pratip.Web.Attachments;
using Pratip.Web.Detentions;
using Pratip.Web.Editions;
using Pratip.Web.Encounters;
using Pratip.Web.Explore;
using Pratip.Web.Figures;
using Pratip.Web.Forms;
using Pratip.Web.HandOvers;
using Pratip.Web.Home;
using Pratip.Web.Hosting;
using Pratip.Web.Identities;
using Pratip.Web.Imports;
using Pratip.Web.Log;
using Pratip.Web.Measures;
using Pratip.Web.Officials;
using Pratip.Web.Operations;
using Pratip.Web.People;
using Pratip.Web.Prevention;
using Pratip.Web.Problems;
using Pratip.Web.Removals;
using Pratip.Web.Referrals;
using Pratip.Web.Reintegration;
using Pratip.Web.Reports;
using Pratip.Web.Requests;
using Pratip.Web.Returns;
using Pratip.Web.Search;
using Pratip.Web.Sites;
using Pratip.Web.Statements;
using Pratip.Web.Tasks;

namespace Pratip.Web;

/// <summary>The web site: server-rendered pages on an address of this computer.</summary>
public static class PratipSite
{
    /// <summary>Puts the site together; the caller starts it. Throws <see cref="SiteAddressException"/> for an address that is not loopback.</summary>
    public static WebApplication Build(PratipSiteOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var addresses = options.Urls.Select(LoopbackAddress.Parse).ToList();
        _ = options.PublicUrl is null ? null : PublicAddress.Parse(options.PublicUrl);
        if (options.Office?.Problem() is { } problem)
        {
            throw new SiteAddressException(problem);
        }

        // An empty builder: no settings file or environment variable of the machine may add an address or a host name.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(PratipSite).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => Listen(kestrel, addresses, options));
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(LogLevel.Warning)
            // It warns of keys in clear text, which the vault has sealed before they are written.
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        AddServices(builder.Services, options);

        var app = builder.Build();
        Use(app);
        Map(app);
        return app;
    }

    private static void Listen(KestrelServerOptions kestrel, List<LoopbackAddress> addresses, PratipSiteOptions options)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = options.LargestUpload;
        kestrel.Limits.MaxRequestLineSize = RequestAddress.LongestReceived;
        foreach (var address in addresses)
        {
            if (address.Address is null)
            {
                kestrel.ListenLocalhost(address.Port);
            }
            else
            {
                kestrel.Listen(address.Address, address.Port);
            }
        }
    }

    private static void AddServices(IServiceCollection services, PratipSiteOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<SiteRegister>();
        services.AddSingleton(static provider => new NameSearch(provider.GetRequiredService<SiteRegister>().Register));
        services.AddHostedService<SearchLoading>();
        services.AddSingleton<KnownPeople>();
        AddJobs(services, options);
        services.AddSingleton<EntryForms>();
        services.AddSingleton<KeptImports>();
        services.AddSingleton<ImportJobs>();
        services.AddHostedService(static provider => provider.GetRequiredService<ImportJobs>());
        services.AddSingleton(SiteAssets.Load(options.AssetFolder));
        services.AddSingleton(SiteWording.Load());
        services.AddHttpContextAccessor();
        services.AddScoped<SiteText>();
        services.AddRouting();
        // Khmer as Khmer: the encoder of a new site writes eight letters for one, a fifth of a page on a slow link.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddRazorComponents();
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = "pratip-form";
            antiforgery.Cookie.SameSite = SameSiteMode.Strict;
            antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            antiforgery.SuppressXFrameOptionsHeader = true;
        });
        AddAccess(services, options);
        // A host name that is not ours is a page elsewhere that had its name pointed here.
        services.AddHostFiltering(filter =>
        {
            filter.AllowedHosts = ["localhost", "127.0.0.1", "[::1]"];
            filter.IncludeFailureMessage = false;
        });
        services.Configure<FormOptions>(form => form.MultipartBodyLengthLimit = options.LargestUpload);
        services.AddResponseCompression(compression =>
        {
            compression.Providers.Add<BrotliCompressionProvider>();
            compression.Providers.Add<GzipCompressionProvider>();
        });
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Optimal);
    }

    private static void AddJobs(IServiceCollection services, PratipSiteOptions options)
    {
        // Without a server a notice is due to nobody: what waits for one that comes later would be old news.
        options.Register.MailsNotices = options.Mail is not null;
        if (!options.RunsJobs)
        {
            return;
        }

        services.AddHostedService<DeadlineRound>();
        services.AddHostedService<HolderRound>();
        services.AddHostedService<LinkRound>();
        if (options.Mail is not null)
        {
            services.AddSingleton(options.Mail);
            services.AddHostedService<MailRounds>();
        }
    }

    private static void AddAccess(IServiceCollection services, PratipSiteOptions options)
    {
        services.AddDataProtection().SetApplicationName("Pratip");
        services.Configure<KeyManagementOptions>(keys => keys.XmlRepository = new SessionKeys(options.Register));
        services.AddSingleton(new EndedSessions(options.Register));
        services.AddSiteSession(options.Register.Clock);
        services.AddSignInRate(options.SignInsInAMinute);
        services.AddSingleton(_ => new ComplaintRate(options.PublicFormsInAMinute, options.Register.Clock));
        services.AddScoped<SiteActor>();
        services.AddSingleton<SealedFields>();
        services.AddSingleton<EndedCookie>();
        services.AddSingleton<PasskeyCeremony>();
        services.AddSingleton<OfficeCookies>();
        services.AddSingleton<OfficeSignOut>();
        services.AddSingleton(provider => new OfficeForms(provider.GetRequiredService<KeptForms>(), options.Register.Clock));
        if (options.Office is { } office)
        {
            services.AddSingleton(new OfficeProvider(office, options.Register.Clock));
        }

        services.AddSingleton<KeptForms>();
        services.AddSingleton<SiteNavigation>();
        services.AddSingleton<AgencyWords>();
        // Of a proxy on this computer, the framework's default: it says whether the browser came by https, and from where.
        services.Configure<ForwardedHeadersOptions>(proxy => proxy.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto);
    }

    private static void Use(WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseForwardedHeaders();
        app.UseHeadAnswers();
        app.UseResponseCompression();
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = ProblemPages.Show,
            StatusCodeSelector = static failure => failure is AccessRefusedException or RowOutOfReachException ? StatusCodes.Status403Forbidden : StatusCodes.Status500InternalServerError,
        });
        app.UseStatusCodePages(context => ProblemPages.Show(context.HttpContext));
        app.UseOwnHosts();
        app.UseAddressLimit();
        app.Use(RefuseTooLarge);
        app.UseVisibleSigns();
        app.UseRouting();
        app.UseRequestQueue();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAccessGate();
        app.UseAntiforgery();
        app.Use(RefuseForged);
    }

    /// <summary>
    /// Said before the form is read, which would fail as if it were forged; of a body that did not say its length, when it
    /// was cut off.
    /// </summary>
    private static async Task RefuseTooLarge(HttpContext http, RequestDelegate next)
    {
        var tooLarge = http.Request.ContentLength > http.RequestServices.GetRequiredService<PratipSiteOptions>().LargestUpload;
        if (!tooLarge)
        {
            await next(http);
            tooLarge = !http.Response.HasStarted
                && http.Features.Get<IAntiforgeryValidationFeature>()?.Error?.InnerException is Microsoft.AspNetCore.Http.BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge };
        }

        if (tooLarge)
        {
            http.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        }
    }

    /// <summary>Said before the form is read for its method, which throws where nobody asked whether it is forged.</summary>
    private static Task RefuseForged(HttpContext http, RequestDelegate next)
    {
        if (http.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false })
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return Task.CompletedTask;
        }

        return next(http);
    }

    private static void Map(WebApplication app)
    {
        app.Services.GetRequiredService<SiteAssets>().Map(app);
        HomePages.Map(app);
        ReportPages.Map(app);
        FigurePages.Map(app);
        ExplorePages.Map(app);
        MeasurePages.Map(app);
        EditionPages.Map(app);
        StatementPages.Map(app);
        ImportPages.Map(app);
        TemplatePages.Map(app);
        SignInPages.Map(app);
        InvitationPages.Map(app);
        AccountPages.Map(app);
        SecondFactorPages.Map(app);
        PasskeyPages.Map(app);
        if (app.Services.GetRequiredService<PratipSiteOptions>().Office is not null)
        {
            OfficePages.Map(app);
        }

        ReadingPages.Map(app);
        UserPages.Map(app);
        CasePages.Map(app);
        ReturnPages.Map(app);
        BoardPages.Map(app);
        PaperPages.Map(app);
        AttachmentPages.Map(app);
        CorrectionPages.Map(app);
        RowPages.Map(app);
        VoidPages.Map(app);
        PersonPages.Map(app);
        FormPages.Map(app);
        OfficialPages.Map(app);
        SearchPages.Map(app);
        QuestionsPages.Map(app);
        IdentityPages.Map(app);
        ReferralPages.Map(app);
        MissionPages.Map(app);
        RequestPages.Map(app);
        ReintegrationPages.Map(app);
        DeskPages.Map(app);
        AgeingPages.Map(app);
        NoticeAddressPages.Map(app);
        PreventionPages.Map(app);
        SitesPages.Map(app);
        EncounterPages.Map(app);
        PeopleFilePages.Map(app);
        DetentionPages.Map(app);
        OperationPages.Map(app);
        HandOverPages.Map(app);
        ComplaintPages.Map(app);
        EvidencePages.Map(app);
        PublicComplaintPages.Map(app);
        RemovalPages.Map(app);
        AgencyPages.Map(app);
        LogPages.Map(app);
    }
}
