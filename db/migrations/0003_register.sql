CREATE TABLE `ai_system_versions` (
	`id` text PRIMARY KEY NOT NULL,
	`system_id` text NOT NULL,
	`label` text NOT NULL,
	`from` text,
	`to` text,
	`changed` text NOT NULL,
	`note` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`system_id`) REFERENCES `ai_systems`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `ai_system_versions_by_system` ON `ai_system_versions` (`system_id`);--> statement-breakpoint
CREATE TABLE `ai_systems` (
	`id` text PRIMARY KEY NOT NULL,
	`state` integer NOT NULL,
	`name` text NOT NULL,
	`maker` text NOT NULL,
	`class` text NOT NULL,
	`autonomy` text NOT NULL,
	`regulatory_status` text NOT NULL,
	`regulatory_class` text NOT NULL,
	`use` text NOT NULL,
	`purpose` text NOT NULL,
	`out_of_scope` text NOT NULL,
	`setting` text NOT NULL,
	`inputs` text NOT NULL,
	`outputs` text NOT NULL,
	`seen_by` text NOT NULL,
	`limits` text NOT NULL,
	`validation` text NOT NULL,
	`validation_population` text NOT NULL,
	`validated_on` text,
	`validation_gap` text NOT NULL,
	`monitor_what` text NOT NULL,
	`monitor_often` text NOT NULL,
	`monitor_threshold` text NOT NULL,
	`monitor_seen_by` text NOT NULL,
	`paused_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`changed_at` integer NOT NULL,
	`changed_by` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `inbox_items` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`member_id` text NOT NULL,
	`kind` text NOT NULL,
	`by_id` text,
	`at` integer NOT NULL,
	`read_at` integer,
	`review_id` text,
	`action_id` text,
	`report_id` text,
	`report_step_id` integer,
	`role` text,
	`stage` text,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `inbox_by_member` ON `inbox_items` (`member_id`,`read_at`);--> statement-breakpoint
CREATE TABLE `report_steps` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`report_id` text NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL,
	`state` text NOT NULL,
	`words` text NOT NULL,
	FOREIGN KEY (`report_id`) REFERENCES `reports`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `report_steps_by_report` ON `report_steps` (`report_id`);--> statement-breakpoint
CREATE TABLE `reports` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`reporter_id` text NOT NULL,
	`named` integer NOT NULL,
	`state` text NOT NULL,
	`good_catch` integer NOT NULL,
	`happened` text NOT NULL,
	`shown` text NOT NULL,
	`occurred_on` text,
	`occurred_at` text,
	`zone` text NOT NULL,
	`grade` text NOT NULL,
	`affected` text NOT NULL,
	`system_id` text,
	`system_name` text NOT NULL,
	`look_at` text NOT NULL,
	`review_id` text,
	`created_at` integer NOT NULL,
	`changed_at` integer NOT NULL,
	FOREIGN KEY (`reporter_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`system_id`) REFERENCES `ai_systems`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `reports_by_reporter` ON `reports` (`reporter_id`);--> statement-breakpoint
CREATE INDEX `reports_by_state` ON `reports` (`state`,`created_at`);--> statement-breakpoint
CREATE INDEX `reports_by_review` ON `reports` (`review_id`);--> statement-breakpoint
ALTER TABLE `reviews` ADD `system_id` text REFERENCES ai_systems(id);--> statement-breakpoint
ALTER TABLE `reviews` ADD `system_version` text;--> statement-breakpoint
CREATE INDEX `reviews_by_system` ON `reviews` (`system_id`);