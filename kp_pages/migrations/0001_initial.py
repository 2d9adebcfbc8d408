import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import kp_pages.blocks.parts
import kp_pages.fields
import kp_pages.models.consultation
import kp_pages.models.crawled
import kp_pages.models.judged
import kp_pages.models.people
import kp_pages.models.previewed
import kp_pages.models.references
import kp_pages.models.requests
import kp_pages.models.reviewed
import modelsearch.index
import wagtail.models.preview
from django.conf import settings
from django.db import migrations, models
from wagtail.images import get_image_model_string

# A site may have an image model of its own.
IMAGE = get_image_model_string()


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes'),
        migrations.swappable_dependency(IMAGE),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ConsentNotice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.CharField(max_length=64, unique=True)),
                ('text', models.TextField()),
                ('first_used_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'verbose_name': 'consent notice',
                'verbose_name_plural': 'consent notices',
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='JobRun',
            fields=[
                ('name', models.CharField(max_length=60, primary_key=True, serialize=False)),
                ('finished_at', models.DateTimeField()),
            ],
            options={
                'verbose_name': 'job run',
                'verbose_name_plural': 'job runs',
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='PageReadiness',
            fields=[
                ('page', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='kp_readiness', serialize=False, to='wagtailcore.page')),
                ('must_change', models.PositiveSmallIntegerField(default=0, verbose_name='must change')),
                ('should_change', models.PositiveSmallIntegerField(default=0, verbose_name='should change')),
                ('hints', models.PositiveSmallIntegerField(default=0, verbose_name='hints')),
                ('codes', models.TextField(blank=True)),
                ('grade', models.FloatField(null=True, verbose_name='reading grade')),
                ('draft_at', models.DateTimeField(null=True)),
                ('rules', models.CharField(max_length=64)),
                ('judged_at', models.DateTimeField(auto_now=True)),
            ],
            options={
                'verbose_name': 'readiness of a page',
                'verbose_name_plural': 'readiness of pages',
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='SearchEntry',
            fields=[
                ('page', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to='wagtailcore.page')),
                ('facets', models.TextField()),
                ('language', models.CharField(max_length=20)),
                ('title', models.TextField()),
                ('names', models.TextField()),
                ('summary', models.TextField()),
                ('body', models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name='SearchWord',
            fields=[
                ('word', models.CharField(max_length=30, primary_key=True, serialize=False)),
            ],
        ),
        migrations.CreateModel(
            name='ArticleIndexPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                ('canonical_url', models.URLField(blank=True, help_text="Leave blank to use the page's URL.", max_length=255, verbose_name='Canonical URL')),
                ('summary', models.TextField(help_text="Answers the reader's question in at most 60 words. Shown under the title.", max_length=400, verbose_name='summary')),
                ('noindex', models.BooleanField(default=False, help_text='The page stays open to everybody who has its address. It leaves the sitemap, the feeds and the search of this site.', verbose_name='keep out of search engines')),
                ('og_image', models.ForeignKey(blank=True, help_text='Shown when linking to this page on social media. If blank, may show an image from the page, or the default from Settings > SEO.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=IMAGE, verbose_name='Preview image')),
                ('picture', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=IMAGE, verbose_name='picture')),
            ],
            options={
                'verbose_name': 'article index',
            },
            bases=(kp_pages.models.judged.Judged, kp_pages.models.previewed.Previewed, kp_pages.models.crawled.Crawled, 'wagtailcore.page', models.Model),
        ),
        migrations.CreateModel(
            name='ClinicianIndexPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                ('canonical_url', models.URLField(blank=True, help_text="Leave blank to use the page's URL.", max_length=255, verbose_name='Canonical URL')),
                ('summary', models.TextField(help_text="Answers the reader's question in at most 60 words. Shown under the title.", max_length=400, verbose_name='summary')),
                ('noindex', models.BooleanField(default=False, help_text='The page stays open to everybody who has its address. It leaves the sitemap, the feeds and the search of this site.', verbose_name='keep out of search engines')),
                ('og_image', models.ForeignKey(blank=True, help_text='Shown when linking to this page on social media. If blank, may show an image from the page, or the default from Settings > SEO.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=IMAGE, verbose_name='Preview image')),
                ('picture', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=IMAGE, verbose_name='picture')),
            ],
            options={
                'verbose_name': 'clinician index',
            },
            bases=(kp_pages.models.judged.Judged, kp_pages.models.previewed.Previewed, kp_pages.models.crawled.Crawled, 'wagtailcore.page', models.Model),
        ),
        migrations.CreateModel(
            name='ClinicianPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                ('canonical_url', models.URLField(blank=True, help_text="Leave blank to use the page's URL.", max_length=255, verbose_name='Canonical URL')),
                ('summary', models.TextField(help_text="Answers the reader's question in at most 60 words. Shown under the title.", max_length=400, verbose_name='summary')),
                ('noindex', models.BooleanField(default=False, help_text='The page stays open to everybody who has its address. It leaves the sitemap, the feeds and the search of this site.', verbose_name='keep out of search engines')),
                ('body', kp_pages.fields.BodyField('kp_pages.blocks.body.BodyBlock', blank=True, verbose_name='body')),
                ('credentials', models.CharField(help_text='Such as: MD, or PharmD.', max_length=40, verbose_name='credentials')),
                ('role', models.CharField(help_text='Such as: Pain physician.', max_length=120, verbose_name='role')),
                ('specialty', models.CharField(blank=True, max_length=120, verbose_name='specialty')),
                ('languages', models.CharField(blank=True, max_length=120, verbose_name='languages')),
                ('education', models.TextField(blank=True, max_length=600, verbose_name='education')),
                ('certifications', kp_pages.fields.BodyField('kp_pages.blocks.certifications.CertificationsBlock', blank=True, verbose_name='board certifications')),
                ('license_states', models.CharField(blank=True, help_text='States, separated by commas.', max_length=120, verbose_name='licensed in')),
                ('npi', models.CharField(blank=True, max_length=10, validators=[kp_pages.models.people.validate_npi], verbose_name='NPI')),
                ('profile_url', models.URLField(blank=True, verbose_name='profile elsewhere')),
                ('conflict_of_interest', models.TextField(default='None besides working for this clinic.', help_text="Readers see it on the clinician's page.", max_length=400, verbose_name='conflict of interest')),
                ('is_active', models.BooleanField(default=True, verbose_name='works here now')),
                ('og_image', models.ForeignKey(blank=True, help_text='Shown when linking to this page on social media. If blank, may show an image from the page, or the default from Settings > SEO.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=IMAGE, verbose_name='Preview image')),
                ('picture', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=IMAGE, verbose_name='picture')),
                ('user', models.OneToOneField(blank=True, help_text='The account with which this clinician signs reviews.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='clinician_page', to=settings.AUTH_USER_MODEL, verbose_name='account')),
            ],
            options={
                'verbose_name': 'clinician',
            },
            bases=(kp_pages.models.judged.Judged, kp_pages.models.previewed.Previewed, kp_pages.models.crawled.Crawled, 'wagtailcore.page', models.Model),
        ),
        migrations.CreateModel(
            name='ArticlePage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                ('canonical_url', models.URLField(blank=True, help_text="Leave blank to use the page's URL.", max_length=255, verbose_name='Canonical URL')),
                ('summary', models.TextField(help_text="Answers the reader's question in at most 60 words. Shown under the title.", max_length=400, verbose_name='summary')),
                ('noindex', models.BooleanField(default=False, help_text='The page stays open to everybody who has its address. It leaves the sitemap, the feeds and the search of this site.', verbose_name='keep out of search engines')),
                ('body', kp_pages.fields.BodyField('kp_pages.blocks.body.BodyBlock', blank=True, verbose_name='body')),
                ('category', models.CharField(choices=[('treatment', 'Treatment'), ('living_with_pain', 'Living with pain'), ('research', 'Research'), ('clinic', 'From the clinic')], default='treatment', max_length=20, verbose_name='category')),
                ('published_on', models.DateField(default=django.utils.timezone.localdate, verbose_name='published on')),
                ('og_image', models.ForeignKey(blank=True, help_text='Shown when linking to this page on social media. If blank, may show an image from the page, or the default from Settings > SEO.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=IMAGE, verbose_name='Preview image')),
                ('picture', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=IMAGE, verbose_name='picture')),
                ('author', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='kp_pages.clinicianpage', verbose_name='author')),
            ],
            options={
                'verbose_name': 'article',
            },
            bases=(kp_pages.models.reviewed.Reviewed, kp_pages.models.judged.Judged, kp_pages.models.previewed.Previewed, kp_pages.models.crawled.Crawled, 'wagtailcore.page', models.Model),
        ),
        migrations.CreateModel(
            name='ClinicLocationPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                ('canonical_url', models.URLField(blank=True, help_text="Leave blank to use the page's URL.", max_length=255, verbose_name='Canonical URL')),
                ('summary', models.TextField(help_text="Answers the reader's question in at most 60 words. Shown under the title.", max_length=400, verbose_name='summary')),
                ('noindex', models.BooleanField(default=False, help_text='The page stays open to everybody who has its address. It leaves the sitemap, the feeds and the search of this site.', verbose_name='keep out of search engines')),
                ('body', kp_pages.fields.BodyField('kp_pages.blocks.body.BodyBlock', blank=True, verbose_name='body')),
                ('street', models.CharField(max_length=200, verbose_name='street')),
                ('city', models.CharField(max_length=100, verbose_name='city')),
                ('region', models.CharField(max_length=60, verbose_name='state')),
                ('postal_code', models.CharField(max_length=12, verbose_name='ZIP code')),
                ('country', models.CharField(default='US', max_length=2, verbose_name='country')),
                ('phone', models.CharField(max_length=20, validators=[django.core.validators.RegexValidator('^\\+[1-9]\\d{7,14}$', 'Enter the number with country code, digits only: +1 555 010 0199.')], verbose_name='phone number')),
                ('latitude', models.DecimalField(blank=True, decimal_places=6, max_digits=9, null=True, validators=[django.core.validators.MinValueValidator(-90), django.core.validators.MaxValueValidator(90)], verbose_name='latitude')),
                ('longitude', models.DecimalField(blank=True, decimal_places=6, max_digits=9, null=True, validators=[django.core.validators.MinValueValidator(-180), django.core.validators.MaxValueValidator(180)], verbose_name='longitude')),
                ('hours', kp_pages.fields.BodyField('kp_pages.blocks.hours.HoursBlock', blank=True, verbose_name='hours')),
                ('parking', models.TextField(blank=True, max_length=400, verbose_name='parking and transit')),
                ('access', models.TextField(blank=True, max_length=400, verbose_name='getting in')),
                ('directions_url', models.URLField(blank=True, help_text='A map elsewhere.', validators=[kp_pages.blocks.parts.validate_https], verbose_name='directions')),
                ('price_range', models.CharField(blank=True, help_text='What a visit costs, such as: $250 to $700. Readers see it on this page.', max_length=60, verbose_name='price range')),
                ('profiles', kp_pages.fields.BodyField('kp_pages.blocks.profiles.ProfilesBlock', blank=True, help_text='Entries about this place on maps and in directories. They tell search engines that it is the same place.', verbose_name='profiles elsewhere')),
                ('og_image', models.ForeignKey(blank=True, help_text='Shown when linking to this page on social media. If blank, may show an image from the page, or the default from Settings > SEO.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=IMAGE, verbose_name='Preview image')),
                ('picture', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=IMAGE, verbose_name='picture')),
            ],
            options={
                'verbose_name': 'location',
            },
            bases=(kp_pages.models.judged.Judged, kp_pages.models.previewed.Previewed, kp_pages.models.crawled.Crawled, 'wagtailcore.page', models.Model),
        ),
        migrations.CreateModel(
            name='ClinicSettings',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(default='Our clinic', max_length=80, verbose_name='clinic name')),
                ('tagline', models.CharField(blank=True, max_length=120, verbose_name='tagline')),
                ('phone', models.CharField(blank=True, help_text='With country code, such as +15550100199. Shown on every page.', max_length=20, validators=[django.core.validators.RegexValidator('^\\+[1-9]\\d{7,14}$', 'Enter the number with country code, digits only: +1 555 010 0199.')], verbose_name='phone number')),
                ('emergency_text', models.CharField(default='In an emergency, call 911.', help_text='Stands near the top and at the foot of every medical page.', max_length=200, verbose_name='emergency line')),
                ('crisis_text', models.CharField(blank=True, default='If you have thoughts of harming yourself, call or text 988 at any hour.', max_length=200, verbose_name='crisis line')),
                ('disclaimer', models.TextField(default='This site gives general information. It does not replace advice from your own clinician, and reading it does not make you our patient.', max_length=500, verbose_name='not medical advice')),
                ('interest_disclosure', models.TextField(default='Our clinic offers ketamine treatment and is paid for it.', help_text='Readers should know that the clinic earns money with the treatment.', max_length=300, verbose_name='our own interest')),
                ('brand_color', models.CharField(default='#0e6470', help_text='All colors of the site follow from it, by day and by night.', max_length=7, validators=[django.core.validators.RegexValidator('^#[0-9a-fA-F]{6}$', 'Enter a color such as #0e6470.')], verbose_name='brand color')),
                ('google_code', models.CharField(blank=True, help_text='From Google Search Console, “HTML tag”: the code alone.', max_length=70, validators=[django.core.validators.RegexValidator('\\A[A-Za-z0-9_-]{40,68}=?\\Z', 'Enter the code alone: the letters and digits between the quotation marks after “content”.')], verbose_name='Google verification code')),
                ('bing_code', models.CharField(blank=True, help_text='From Bing Webmaster Tools, “HTML meta tag”: the code alone.', max_length=32, validators=[django.core.validators.RegexValidator('\\A[0-9A-Fa-f]{32}\\Z', 'Enter the code alone: the 32 letters and digits after “content”.')], verbose_name='Bing verification code')),
                ('refused_crawlers', kp_pages.fields.ChoicesField(blank=True, default=list, help_text='They are told so in robots.txt. It asks; it cannot force.', verbose_name='AI services that may not read the site')),
                ('accessibility_page', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.page', verbose_name='accessibility page')),
                ('consultation_page', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.page', verbose_name='consultation page')),
                ('logo', models.ForeignKey(blank=True, help_text="Stands beside the clinic's name. Best is a PNG without a background.", null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=IMAGE, verbose_name='logo')),
                ('logo_on_dark', models.ForeignKey(blank=True, help_text='For readers whose device is dark. Without it, the logo stands on white.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=IMAGE, verbose_name='logo on dark ground')),
                ('main_location', models.ForeignKey(blank=True, help_text='Its address and hours stand at the foot of every page.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='kp_pages.cliniclocationpage', verbose_name='main location')),
                ('privacy_page', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.page', verbose_name='privacy page')),
                ('review_policy_page', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.page', verbose_name='how we review our content')),
                ('site', models.OneToOneField(editable=False, on_delete=django.db.models.deletion.CASCADE, to='wagtailcore.site')),
            ],
            options={
                'verbose_name': 'clinic',
            },
        ),
        migrations.CreateModel(
            name='ConditionIndexPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                ('canonical_url', models.URLField(blank=True, help_text="Leave blank to use the page's URL.", max_length=255, verbose_name='Canonical URL')),
                ('summary', models.TextField(help_text="Answers the reader's question in at most 60 words. Shown under the title.", max_length=400, verbose_name='summary')),
                ('noindex', models.BooleanField(default=False, help_text='The page stays open to everybody who has its address. It leaves the sitemap, the feeds and the search of this site.', verbose_name='keep out of search engines')),
                ('og_image', models.ForeignKey(blank=True, help_text='Shown when linking to this page on social media. If blank, may show an image from the page, or the default from Settings > SEO.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=IMAGE, verbose_name='Preview image')),
                ('picture', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=IMAGE, verbose_name='picture')),
            ],
            options={
                'verbose_name': 'condition index',
            },
            bases=(kp_pages.models.judged.Judged, kp_pages.models.previewed.Previewed, kp_pages.models.crawled.Crawled, 'wagtailcore.page', models.Model),
        ),
        migrations.CreateModel(
            name='ConditionPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                ('canonical_url', models.URLField(blank=True, help_text="Leave blank to use the page's URL.", max_length=255, verbose_name='Canonical URL')),
                ('summary', models.TextField(help_text="Answers the reader's question in at most 60 words. Shown under the title.", max_length=400, verbose_name='summary')),
                ('noindex', models.BooleanField(default=False, help_text='The page stays open to everybody who has its address. It leaves the sitemap, the feeds and the search of this site.', verbose_name='keep out of search engines')),
                ('body', kp_pages.fields.BodyField('kp_pages.blocks.body.BodyBlock', blank=True, verbose_name='body')),
                ('also_called', models.CharField(blank=True, help_text='Other names that people search for, separated by commas.', max_length=300, verbose_name='also found as')),
                ('evidence_level', models.CharField(blank=True, choices=[('strong', 'Strong'), ('moderate', 'Moderate'), ('limited', 'Limited'), ('unclear', 'Unclear'), ('not_shown', 'Not shown to help')], help_text='What the evidence shows overall. Lists of conditions show it.', max_length=12, verbose_name='evidence for ketamine')),
                ('body_areas', kp_pages.fields.ChoicesField(blank=True, default=list, verbose_name='body areas')),
                ('codes', kp_pages.fields.BodyField('kp_pages.blocks.codes.CodesBlock', blank=True, verbose_name='medical codes')),
                ('specialty', models.CharField(blank=True, choices=[('Anesthesia', 'Anesthesia'), ('Gastroenterologic', 'Gastroenterology'), ('Gynecologic', 'Gynecology'), ('Musculoskeletal', 'Bones, joints and muscles'), ('Neurologic', 'Neurology'), ('Oncologic', 'Oncology'), ('Psychiatric', 'Psychiatry'), ('Rheumatologic', 'Rheumatology'), ('Surgical', 'Surgery'), ('Urologic', 'Urology')], help_text='Crawlers are told which branch treats it. Leave it open where none fits.', max_length=20, verbose_name='branch of medicine')),
                ('author', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='kp_pages.clinicianpage', verbose_name='author')),
                ('og_image', models.ForeignKey(blank=True, help_text='Shown when linking to this page on social media. If blank, may show an image from the page, or the default from Settings > SEO.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=IMAGE, verbose_name='Preview image')),
                ('picture', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=IMAGE, verbose_name='picture')),
            ],
            options={
                'verbose_name': 'condition page',
            },
            bases=(kp_pages.models.reviewed.Reviewed, kp_pages.models.judged.Judged, kp_pages.models.previewed.Previewed, kp_pages.models.crawled.Crawled, 'wagtailcore.page', models.Model),
        ),
        migrations.CreateModel(
            name='ConsultationPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                ('canonical_url', models.URLField(blank=True, help_text="Leave blank to use the page's URL.", max_length=255, verbose_name='Canonical URL')),
                ('summary', models.TextField(help_text="Answers the reader's question in at most 60 words. Shown under the title.", max_length=400, verbose_name='summary')),
                ('noindex', models.BooleanField(default=False, help_text='The page stays open to everybody who has its address. It leaves the sitemap, the feeds and the search of this site.', verbose_name='keep out of search engines')),
                ('body', kp_pages.fields.BodyField('kp_pages.blocks.body.BodyBlock', blank=True, verbose_name='body')),
                ('has_form', models.BooleanField(default=True, help_text='Patients who cannot or do not want to call leave their name and number.', verbose_name='show the form')),
                ('reply_time', models.CharField(default='within one working day', help_text='Ends the sentence “We will contact you …”. Promise what you can keep.', max_length=80, verbose_name='when you answer')),
                ('consent', models.CharField(default='I agree that the clinic contacts me about a visit in the way I chose here.', help_text='Stands beside the box to tick. The words are kept with each request, and a patient who has read others is asked again.', max_length=300, verbose_name='what a patient agrees to')),
                ('notify', models.TextField(blank=True, help_text='One on each line. They hear that a request has come and where to read it, and nothing about the person. Without any, everybody who works on requests hears of it.', validators=[kp_pages.models.consultation.validate_addresses], verbose_name='addresses to notify')),
                ('og_image', models.ForeignKey(blank=True, help_text='Shown when linking to this page on social media. If blank, may show an image from the page, or the default from Settings > SEO.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=IMAGE, verbose_name='Preview image')),
                ('picture', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=IMAGE, verbose_name='picture')),
            ],
            options={
                'verbose_name': 'consultation page',
            },
            bases=(kp_pages.models.judged.Judged, kp_pages.models.previewed.Previewed, kp_pages.models.crawled.Crawled, 'wagtailcore.page', models.Model),
        ),
        migrations.CreateModel(
            name='ConsultationRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reference', models.CharField(default=kp_pages.models.requests.new_reference, editable=False, max_length=20, unique=True, verbose_name='reference')),
                ('form_key', models.CharField(editable=False, max_length=64, unique=True)),
                ('wish_key', models.CharField(editable=False, max_length=64, null=True, unique=True)),
                ('sealed', models.BinaryField()),
                ('sealed_notes', models.BinaryField(default=b'')),
                ('state', models.CharField(choices=[('new', 'New'), ('contacted', 'Contacted'), ('closed', 'Closed')], default='new', max_length=10, verbose_name='state')),
                ('created_at', models.DateTimeField(auto_now_add=True, db_index=True, verbose_name='received')),
                ('purge_on', models.DateField(db_index=True, default=kp_pages.models.requests.purge_date, editable=False, verbose_name='deleted on')),
                ('assigned_to', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='assigned to')),
                ('location', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='kp_pages.cliniclocationpage', verbose_name='location')),
                ('notice', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kp_pages.consentnotice')),
            ],
            options={
                'verbose_name': 'consultation request',
                'verbose_name_plural': 'consultation requests',
                'ordering': ['-created_at', '-pk'],
                'permissions': [('export_consultationrequest', 'Can export consultation requests')],
                'default_permissions': ('view', 'change', 'delete'),
            },
        ),
        migrations.CreateModel(
            name='GateOverride',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('page_title', models.CharField(max_length=255)),
                ('digest', models.CharField(blank=True, db_index=True, max_length=64)),
                ('codes', models.JSONField(default=list)),
                ('reason', models.TextField()),
                ('user_name', models.CharField(max_length=255)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('page', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.page')),
                ('user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'override',
                'verbose_name_plural': 'overrides',
                'ordering': ['-created_at', '-pk'],
                'permissions': [('publish_despite_findings', 'Can publish despite findings')],
                'default_permissions': ('add', 'view'),
            },
        ),
        migrations.CreateModel(
            name='LocationIndexPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                ('canonical_url', models.URLField(blank=True, help_text="Leave blank to use the page's URL.", max_length=255, verbose_name='Canonical URL')),
                ('summary', models.TextField(help_text="Answers the reader's question in at most 60 words. Shown under the title.", max_length=400, verbose_name='summary')),
                ('noindex', models.BooleanField(default=False, help_text='The page stays open to everybody who has its address. It leaves the sitemap, the feeds and the search of this site.', verbose_name='keep out of search engines')),
                ('og_image', models.ForeignKey(blank=True, help_text='Shown when linking to this page on social media. If blank, may show an image from the page, or the default from Settings > SEO.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=IMAGE, verbose_name='Preview image')),
                ('picture', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=IMAGE, verbose_name='picture')),
            ],
            options={
                'verbose_name': 'location index',
            },
            bases=(kp_pages.models.judged.Judged, kp_pages.models.previewed.Previewed, kp_pages.models.crawled.Crawled, 'wagtailcore.page', models.Model),
        ),
        migrations.CreateModel(
            name='MedicalReview',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('page_title', models.CharField(max_length=255)),
                ('digest', models.CharField(db_index=True, max_length=64)),
                ('digest_version', models.PositiveSmallIntegerField(default=1)),
                ('words', models.JSONField(default=list)),
                ('scope', models.CharField(choices=[('full', 'Whole page'), ('partial', 'Part of the page')], default='full', max_length=10)),
                ('reviewer_name', models.CharField(max_length=255)),
                ('reviewer_credentials', models.CharField(blank=True, max_length=40)),
                ('recorded_by_name', models.CharField(max_length=255)),
                ('reviewed_at', models.DateTimeField()),
                ('due_on', models.DateField()),
                ('attestation', models.TextField()),
                ('comment', models.TextField(blank=True)),
                ('page', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='medical_reviews', to='wagtailcore.page')),
                ('recorded_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('reviewer', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='reviews', to='kp_pages.clinicianpage')),
                ('revision', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.revision')),
            ],
            options={
                'verbose_name': 'medical review',
                'verbose_name_plural': 'medical reviews',
                'ordering': ['-reviewed_at', '-pk'],
                'default_permissions': ('add', 'view'),
            },
        ),
        migrations.CreateModel(
            name='MedicalReviewState',
            fields=[
                ('taskstate_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.taskstate')),
                ('digest', models.CharField(blank=True, max_length=64)),
                ('review', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='kp_pages.medicalreview')),
            ],
            options={
                'verbose_name': 'state of a medical review',
                'verbose_name_plural': 'states of medical reviews',
            },
            bases=('wagtailcore.taskstate',),
        ),
        migrations.CreateModel(
            name='MedicalReviewTask',
            fields=[
                ('task_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.task')),
                ('groups', models.ManyToManyField(help_text='Pages/snippets at this step in a workflow will be moderated or approved by these groups of users', to='auth.group', verbose_name='groups')),
            ],
            options={
                'verbose_name': 'medical review task',
                'verbose_name_plural': 'medical review tasks',
            },
            bases=('wagtailcore.task',),
        ),
        migrations.CreateModel(
            name='PublicationTask',
            fields=[
                ('task_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.task')),
                ('groups', models.ManyToManyField(help_text='Pages/snippets at this step in a workflow will be moderated or approved by these groups of users', to='auth.group', verbose_name='groups')),
            ],
            options={
                'verbose_name': 'publication task',
                'verbose_name_plural': 'publication tasks',
            },
            bases=('wagtailcore.task',),
        ),
        migrations.CreateModel(
            name='Reference',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('live', models.BooleanField(default=True, editable=False, verbose_name='live')),
                ('has_unpublished_changes', models.BooleanField(default=False, editable=False, verbose_name='has unpublished changes')),
                ('first_published_at', models.DateTimeField(blank=True, db_index=True, null=True, verbose_name='first published at')),
                ('last_published_at', models.DateTimeField(editable=False, null=True, verbose_name='last published at')),
                ('go_live_at', models.DateTimeField(blank=True, null=True, verbose_name='go live date/time')),
                ('expire_at', models.DateTimeField(blank=True, null=True, verbose_name='expiry date/time')),
                ('expired', models.BooleanField(default=False, editable=False, verbose_name='expired')),
                ('locked', models.BooleanField(default=False, editable=False, verbose_name='locked')),
                ('locked_at', models.DateTimeField(editable=False, null=True, verbose_name='locked at')),
                ('kind', models.CharField(choices=[('guideline', 'Guideline'), ('systematic_review', 'Systematic review'), ('trial', 'Randomized trial'), ('observational', 'Observational study'), ('case_report', 'Case report'), ('laboratory', 'Animal or laboratory study'), ('narrative', 'Narrative review'), ('label', 'Drug label'), ('regulator', 'Regulator'), ('law', 'Law')], max_length=20, verbose_name='kind')),
                ('authors', models.CharField(help_text='Such as: Sigtermans MJ, van Hilten JJ, et al.', max_length=300, verbose_name='authors')),
                ('title', models.CharField(max_length=400, verbose_name='title')),
                ('source', models.CharField(help_text='Journal, volume and pages, or publisher.', max_length=300, verbose_name='source')),
                ('year', models.PositiveIntegerField(validators=[kp_pages.models.references.validate_year], verbose_name='year')),
                ('doi', models.CharField(blank=True, help_text='Such as 10.1016/j.pain.2009.06.023; an address of doi.org will do.', max_length=200, validators=[django.core.validators.RegexValidator('^10\\.\\d{4,9}/\\S+$', 'Enter the DOI alone, such as 10.1016/j.pain.2009.06.023.')], verbose_name='DOI')),
                ('pmid', models.CharField(blank=True, help_text='Its number in PubMed, digits only.', max_length=9, validators=[django.core.validators.RegexValidator('^[1-9]\\d{0,8}$', 'Enter the PubMed number, digits only.')], verbose_name='PMID')),
                ('url', models.URLField(blank=True, help_text='For what has neither: a full address that starts with https://.', max_length=500, validators=[kp_pages.blocks.parts.validate_https], verbose_name='address')),
                ('checked_on', models.DateField(blank=True, help_text='When somebody last opened it.', null=True, validators=[kp_pages.models.references.validate_not_in_future], verbose_name='checked on')),
                ('status', models.CharField(choices=[('current', 'Current'), ('superseded', 'Superseded'), ('retracted', 'Retracted')], default='current', max_length=12, verbose_name='status')),
                ('latest_revision', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.revision', verbose_name='latest revision')),
                ('live_revision', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.revision', verbose_name='live revision')),
                ('locked_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='locked_%(class)ss', to=settings.AUTH_USER_MODEL, verbose_name='locked by')),
            ],
            options={
                'verbose_name': 'reference',
                'verbose_name_plural': 'references',
                'ordering': ['authors', 'year'],
            },
            bases=(wagtail.models.preview.PreviewableMixin, modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name='ReviewReminder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sent_at', models.DateTimeField()),
                ('user', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'reminder of reviews',
                'verbose_name_plural': 'reminders of reviews',
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='SearchName',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(db_index=True, max_length=160)),
                ('written', models.CharField(max_length=160)),
                ('is_main', models.BooleanField()),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='kp_pages.searchentry')),
            ],
        ),
        migrations.CreateModel(
            name='Treatment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('live', models.BooleanField(default=True, editable=False, verbose_name='live')),
                ('has_unpublished_changes', models.BooleanField(default=False, editable=False, verbose_name='has unpublished changes')),
                ('first_published_at', models.DateTimeField(blank=True, db_index=True, null=True, verbose_name='first published at')),
                ('last_published_at', models.DateTimeField(editable=False, null=True, verbose_name='last published at')),
                ('go_live_at', models.DateTimeField(blank=True, null=True, verbose_name='go live date/time')),
                ('expire_at', models.DateTimeField(blank=True, null=True, verbose_name='expiry date/time')),
                ('expired', models.BooleanField(default=False, editable=False, verbose_name='expired')),
                ('locked', models.BooleanField(default=False, editable=False, verbose_name='locked')),
                ('locked_at', models.DateTimeField(editable=False, null=True, verbose_name='locked at')),
                ('name', models.CharField(max_length=120, unique=True, verbose_name='name')),
                ('drug_name', models.CharField(blank=True, max_length=120, verbose_name='drug')),
                ('brand_names', models.CharField(blank=True, help_text='Separate them with commas.', max_length=200, verbose_name='brand names')),
                ('rxcui', models.CharField(blank=True, max_length=12, verbose_name='RxCUI')),
                ('atc_code', models.CharField(blank=True, max_length=10, verbose_name='ATC code')),
                ('mesh_id', models.CharField(blank=True, max_length=12, verbose_name='MeSH')),
                ('summary', models.TextField(max_length=400, verbose_name='what it is')),
                ('regulatory_status', models.TextField(help_text='What the FDA approved it for, what off-label means, and its schedule.', max_length=800, verbose_name='regulatory status')),
                ('common_risks', kp_pages.fields.BodyField('kp_pages.blocks.body.PointsBlock', verbose_name='common side effects')),
                ('serious_risks', kp_pages.fields.BodyField('kp_pages.blocks.body.PointsBlock', verbose_name='serious risks')),
                ('repeated_use_risks', kp_pages.fields.BodyField('kp_pages.blocks.body.PointsBlock', verbose_name='risks with repeated use')),
                ('should_not_have', kp_pages.fields.BodyField('kp_pages.blocks.body.PointsBlock', verbose_name='who should not have it')),
                ('tell_us_first', kp_pages.fields.BodyField('kp_pages.blocks.body.PointsBlock', verbose_name='who must tell us first')),
                ('monitoring', models.TextField(help_text='What is watched during and after a visit.', max_length=400, verbose_name='monitoring')),
                ('references', kp_pages.fields.BodyField('kp_pages.blocks.body.ReferencesBlock', blank=True)),
                ('latest_revision', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.revision', verbose_name='latest revision')),
                ('live_revision', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.revision', verbose_name='live revision')),
                ('locked_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='locked_%(class)ss', to=settings.AUTH_USER_MODEL, verbose_name='locked by')),
            ],
            options={
                'verbose_name': 'treatment',
                'verbose_name_plural': 'treatments',
                'ordering': ['name'],
            },
            bases=(wagtail.models.preview.PreviewableMixin, modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name='ActionCount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField(default=django.utils.timezone.localdate)),
                ('kind', models.CharField(choices=[('call', 'Clicks on the phone number'), ('form', 'Clicks on “Request a visit”'), ('request', 'Requests')], max_length=10)),
                ('count', models.PositiveIntegerField(default=0)),
                ('page', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='wagtailcore.page')),
            ],
            options={
                'verbose_name': 'count of calls to action',
                'verbose_name_plural': 'counts of calls to action',
                'default_permissions': ('view',),
                'indexes': [models.Index(fields=['day', 'kind'], name='kp_count_by_day')],
                'constraints': [models.UniqueConstraint(fields=('page', 'day', 'kind'), name='kp_one_count_a_day')],
            },
        ),
        migrations.CreateModel(
            name='RequestNotification',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('tries', models.PositiveIntegerField(default=0)),
                ('due_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('sent_at', models.DateTimeField(null=True)),
                ('problem', models.CharField(blank=True, max_length=80)),
                ('page', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='kp_pages.consultationpage')),
                ('request', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='notification', to='kp_pages.consultationrequest')),
            ],
            options={
                'verbose_name': 'notification',
                'verbose_name_plural': 'notifications',
                'ordering': ['due_at', 'pk'],
                'default_permissions': (),
                'indexes': [models.Index(fields=['sent_at', 'due_at'], name='kp_notifications_due')],
            },
        ),
    ]
