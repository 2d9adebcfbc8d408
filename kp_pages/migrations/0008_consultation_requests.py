import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import kp_pages.models.consultation
import kp_pages.models.requests


class Migration(migrations.Migration):
    dependencies = [
        ("kp_pages", "0007_condition_specialty"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        # Nothing has ever written into the first draft of this table.
        migrations.DeleteModel(name="ConsultationRequest"),
        migrations.CreateModel(
            name="ConsentNotice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("text", models.TextField()),
                ("first_used_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "verbose_name": "consent notice",
                "verbose_name_plural": "consent notices",
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="JobRun",
            fields=[
                ("name", models.CharField(max_length=60, primary_key=True, serialize=False)),
                ("finished_at", models.DateTimeField()),
            ],
            options={
                "verbose_name": "job run",
                "verbose_name_plural": "job runs",
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="ConsultationRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.CharField(default=kp_pages.models.requests.new_reference, editable=False, max_length=20, unique=True, verbose_name="reference")),
                ("form_key", models.CharField(editable=False, max_length=64, unique=True)),
                ("wish_key", models.CharField(editable=False, max_length=64, null=True, unique=True)),
                ("sealed", models.BinaryField()),
                ("sealed_notes", models.BinaryField(default=b"")),
                ("state", models.CharField(choices=[("new", "New"), ("contacted", "Contacted"), ("closed", "Closed")], default="new", max_length=10, verbose_name="state")),
                ("created_at", models.DateTimeField(auto_now_add=True, db_index=True, verbose_name="received")),
                ("purge_on", models.DateField(db_index=True, default=kp_pages.models.requests.purge_date, editable=False, verbose_name="deleted on")),
                ("assigned_to", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="assigned to")),
                ("location", models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="kp_pages.cliniclocationpage", verbose_name="location")),
                ("notice", models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="kp_pages.consentnotice")),
            ],
            options={
                "verbose_name": "consultation request",
                "verbose_name_plural": "consultation requests",
                "ordering": ["-created_at", "-pk"],
                "permissions": [("export_consultationrequest", "Can export consultation requests")],
                "default_permissions": ("view", "change", "delete"),
            },
        ),
        migrations.AddField(
            model_name="consultationpage",
            name="has_form",
            field=models.BooleanField(default=True, help_text="Patients who cannot or do not want to call leave their name and number.", verbose_name="show the form"),
        ),
        migrations.AddField(
            model_name="consultationpage",
            name="reply_time",
            field=models.CharField(default="within one working day", help_text="Ends the sentence “We will contact you …”. Promise what you can keep.", max_length=80, verbose_name="when you answer"),
        ),
        migrations.AddField(
            model_name="consultationpage",
            name="consent",
            field=models.CharField(default="I agree that the clinic contacts me about a visit in the way I chose here.", help_text="Stands beside the box to tick. The words are kept with each request, and a patient who has read others is asked again.", max_length=300, verbose_name="what a patient agrees to"),
        ),
        migrations.AddField(
            model_name="consultationpage",
            name="notify",
            field=models.TextField(blank=True, help_text="One on each line. They hear that a request has come and where to read it, and nothing about the person. Without any, everybody who works on requests hears of it.", validators=[kp_pages.models.consultation.validate_addresses], verbose_name="addresses to notify"),
        ),
        migrations.CreateModel(
            name="RequestNotification",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("tries", models.PositiveIntegerField(default=0)),
                ("due_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("sent_at", models.DateTimeField(null=True)),
                ("problem", models.CharField(blank=True, max_length=80)),
                ("page", models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="kp_pages.consultationpage")),
                ("request", models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name="notification", to="kp_pages.consultationrequest")),
            ],
            options={
                "verbose_name": "notification",
                "verbose_name_plural": "notifications",
                "ordering": ["due_at", "pk"],
                "default_permissions": (),
                "indexes": [models.Index(fields=["sent_at", "due_at"], name="kp_notifications_due")],
            },
        ),
        migrations.CreateModel(
            name="ActionCount",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.DateField(default=django.utils.timezone.localdate)),
                ("kind", models.CharField(choices=[("call", "Clicks on the phone number"), ("form", "Clicks on “Request a visit”"), ("request", "Requests")], max_length=10)),
                ("count", models.PositiveIntegerField(default=0)),
                ("page", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="wagtailcore.page")),
            ],
            options={
                "verbose_name": "count of calls to action",
                "verbose_name_plural": "counts of calls to action",
                "default_permissions": ("view",),
                "indexes": [models.Index(fields=["day", "kind"], name="kp_count_by_day")],
                "constraints": [models.UniqueConstraint(fields=("page", "day", "kind"), name="kp_one_count_a_day")],
            },
        ),
    ]
