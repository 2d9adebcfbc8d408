import django.db.models.deletion
import kp_pages.fields
import kp_pages.models.crawled
import kp_pages.models.judged
import kp_pages.models.previewed
from django.db import migrations, models
from wagtail.images import get_image_model_string

# A site may have an image model of its own.
IMAGE = get_image_model_string()


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes'),
        migrations.swappable_dependency(IMAGE),
    ]

    operations = [
        migrations.CreateModel(
            name='HomePage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                ('canonical_url', models.URLField(blank=True, help_text="Leave blank to use the page's URL.", max_length=255, verbose_name='Canonical URL')),
                ('summary', models.TextField(help_text="Answers the reader's question in at most 60 words. Shown under the title.", max_length=400, verbose_name='summary')),
                ('noindex', models.BooleanField(default=False, help_text='The page stays open to everybody who has its address. It leaves the sitemap, the feeds and the search of this site.', verbose_name='keep out of search engines')),
                ('changed_at', models.DateTimeField(editable=False, null=True)),
                ('changed_words', models.CharField(blank=True, editable=False, max_length=64)),
                ('body', kp_pages.fields.BodyField('kp_pages.blocks.body.BodyBlock', blank=True, verbose_name='body')),
                ('headline', models.CharField(max_length=80, verbose_name='headline')),
                ('kicker', models.CharField(blank=True, help_text='Who you are, where.', max_length=80, verbose_name='line above the headline')),
                ('proof_points', kp_pages.fields.BodyField('home.models.ProofPointsBlock', blank=True, verbose_name='proof points')),
                ('safety_statement', models.TextField(help_text="One plain paragraph about risks. A link to the treatment's risks follows.", max_length=400, verbose_name='safety statement')),
                ('og_image', models.ForeignKey(blank=True, help_text='Shown when linking to this page on social media. If blank, may show an image from the page, or the default from Settings > SEO.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=IMAGE, verbose_name='Preview image')),
                ('picture', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=IMAGE, verbose_name='picture')),
                ('safety_page', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.page', verbose_name='page about risks')),
            ],
            options={
                'verbose_name': 'home page',
            },
            bases=(kp_pages.models.judged.Judged, kp_pages.models.previewed.Previewed, kp_pages.models.crawled.Crawled, 'wagtailcore.page', models.Model),
        ),
        migrations.CreateModel(
            name='StandardPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                ('canonical_url', models.URLField(blank=True, help_text="Leave blank to use the page's URL.", max_length=255, verbose_name='Canonical URL')),
                ('summary', models.TextField(help_text="Answers the reader's question in at most 60 words. Shown under the title.", max_length=400, verbose_name='summary')),
                ('noindex', models.BooleanField(default=False, help_text='The page stays open to everybody who has its address. It leaves the sitemap, the feeds and the search of this site.', verbose_name='keep out of search engines')),
                ('changed_at', models.DateTimeField(editable=False, null=True)),
                ('changed_words', models.CharField(blank=True, editable=False, max_length=64)),
                ('body', kp_pages.fields.BodyField('kp_pages.blocks.body.BodyBlock', blank=True, verbose_name='body')),
                ('og_image', models.ForeignKey(blank=True, help_text='Shown when linking to this page on social media. If blank, may show an image from the page, or the default from Settings > SEO.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=IMAGE, verbose_name='Preview image')),
                ('picture', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=IMAGE, verbose_name='picture')),
            ],
            options={
                'verbose_name': 'standard page',
            },
            bases=(kp_pages.models.judged.Judged, kp_pages.models.previewed.Previewed, kp_pages.models.crawled.Crawled, 'wagtailcore.page', models.Model),
        ),
    ]
